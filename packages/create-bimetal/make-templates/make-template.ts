/**
 * Makes a template from an example of this repository: the same files, with the versions that the workspace says and the
 * placeholders `{{name}}` and `{{manager}}`, and what a project of its own has beside them, from `extras/`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Template } from "../src/template.ts";

const repository = join(import.meta.dirname, "../../..");

/** What a template is made from. */
interface Parts {
  readonly example: string;
  /** Folders in `extras/`, of which a later one wins. */
  readonly extras: readonly string[];
}

const parts: Readonly<Record<Template, Parts>> = {
  hybrid: { example: "examples/hello-hybrid", extras: ["crate", "hybrid"] },
  rust: { example: "examples/hello-rust", extras: ["crate", "rust"] },
  typescript: { example: "examples/hello-typescript", extras: ["typescript"] },
  // It has no package, as its authors had none; what ours have in common is made from another.
  "workers-rs": { example: "tools/workers-rs/projects/hello-worker", extras: ["crate", "workers-rs"] },
};

/** It has what all templates depend on. */
const first = join(repository, parts.hybrid.example);

/** The template's files by path. npm leaves a `.gitignore` out of packages, so here it is `_gitignore`. */
export function makeTemplate(template: Template): Map<string, string> {
  const { example, extras } = parts[template];
  const files = new Map([
    ...CONFIGS.flatMap((path) => readFiles(first, path)),
    ...SOURCES.flatMap((path) => readFiles(join(repository, example), path)),
    ...extras.flatMap((name) => readFiles(join(import.meta.dirname, "extras", name))),
  ]);
  replace(files, "package.json", (text) => makeManifest(text, files));
  replace(files, "Cargo.toml", makeCargoManifest);
  const own = basename(example);
  const named = [...files].map(([path, text]) => [path, text.replaceAll(own, "{{name}}")] as const);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What an existing project gets beside its own files, by path. */
export function makeAddition(): Map<string, string> {
  return new Map(readFiles(join(import.meta.dirname, "extras/addition")));
}

const CONFIGS = ["tsconfig.json", "vitest.config.ts"];

/** What an example consists of; the rest of its folder is made. */
const SOURCES = ["Cargo.toml", "package.json", "src", "test", ...CONFIGS, "wrangler.toml"];

function readFiles(root: string, path = ""): [path: string, text: string][] {
  const file = join(root, path);
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [[path, readFileSync(file, "utf8")]];
  return readdirSync(file).flatMap((name) => readFiles(root, path === "" ? name : `${path}/${name}`));
}

function replace(files: Map<string, string>, path: string, change: (text: string) => string): void {
  const text = files.get(path);
  if (text !== undefined) files.set(path, change(text));
}

type Versions = Readonly<Record<string, string>>;

function makeManifest(text: string, files: ReadonlyMap<string, string>): string {
  const { scripts, dependencies, devDependencies, ...rest } = JSON.parse(text);
  const { gen: _, ...own } = scripts;
  // A handler that is missing in TypeScript is a type error, of which a build knows nothing.
  const isTypeChecked = files.has("src/index.ts");
  const manifest = {
    ...rest,
    name: "{{name}}",
    engines: { node: ">=22.12" },
    scripts: {
      ...own,
      test: chain(own.build, isTypeChecked && own.check, own.test, files.has("src/tests.rs") && "cargo test"),
      check: chain(own.codegen, own.check),
      deploy: isTypeChecked ? chain(own.codegen, own.check, own.deploy) : own.deploy,
    },
    dependencies: resolveVersions(dependencies),
    devDependencies: sort({
      ...resolveVersions(devDependencies),
      ...findPeers({ ...dependencies, ...devDependencies }),
    }),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function chain(...commands: (string | false)[]): string {
  return commands.filter((command) => command !== false).join(" && ");
}

function sort(dependencies: Versions): Versions {
  return Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What belongs together, packages and crate of Bimetal, has exactly one version; all else may be newer. */
function resolveVersions(dependencies: Versions): Versions {
  const entries = Object.entries(dependencies).map(([name, range]) => {
    const { version } = readInstalled(name);
    return [name, range.startsWith("workspace:") ? version : `^${version}`];
  });
  return Object.fromEntries(entries);
}

/** What dependencies want beside them. pnpm, npm and bun would bring it by themselves, yarn does not. */
function findPeers(dependencies: Versions): Versions {
  const entries = Object.keys(dependencies).flatMap((name) => {
    const { peerDependencies = {}, peerDependenciesMeta = {} } = readInstalled(name);
    return Object.entries<string>(peerDependencies).filter(([peer]) => !peerDependenciesMeta[peer]?.optional);
  });
  return Object.fromEntries(entries.filter(([peer]) => !(peer in dependencies)));
}

// biome-ignore lint/suspicious/noExplicitAny: it is JSON.
function readInstalled(name: string): any {
  return JSON.parse(readFileSync(join(first, "node_modules", name, "package.json"), "utf8"));
}

function makeCargoManifest(text: string): string {
  const [own = ""] = text.split("\n[profile.");
  const bimetal = findVersion("Cargo.toml", /^bimetal = \{.*\bversion = "([^"]+)"/m);
  const bindgen = findVersion("crates/bimetal/Cargo.toml", /^wasm-bindgen = "([^"]+)"/m);
  return `${own
    .replace("bimetal.workspace = true", `bimetal = "=${bimetal}"`)
    .replace(/^worker = .*$/m, `# The one that Bimetal builds with.\nwasm-bindgen = "${bindgen}"\n$&`)}
# Small and fast. \`opt-level = "s"\` makes it some percent smaller, and slower. Names are stripped after the build has read
# them: \`strip\` is not for here.
[profile.release]
lto = true
codegen-units = 1
panic = "abort"

# A workspace of its own, wherever its folder is.
[workspace]
`;
}

function findVersion(file: string, pattern: RegExp): string {
  const version = readFileSync(join(repository, file), "utf8").match(pattern)?.[1];
  if (version === undefined) throw new Error(`${file} has no ${pattern}`);
  return version;
}
