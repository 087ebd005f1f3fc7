/**
 * Makes a template from an example of this repository: the same files, with the versions that the workspace says and the
 * placeholders `{{name}}` and `{{manager}}`, and what a project of its own has beside them, from `extras/`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Template } from "../src/template.ts";

const repository = join(import.meta.dirname, "../../..");

/** Template → its folders in `extras/`, of which a later one wins. */
const extras: Readonly<Record<Template, readonly string[]>> = {
  hybrid: ["crate", "hybrid"],
  rust: ["crate", "rust"],
  typescript: ["typescript"],
};

/** The template's files by path. npm leaves a `.gitignore` out of packages, so here it is `_gitignore`. */
export function makeTemplate(template: Template): Map<string, string> {
  const example = join(repository, "examples", `hello-${template}`);
  const files = new Map([
    ...SOURCES.flatMap((path) => readFiles(example, path)),
    ...extras[template].flatMap((name) => readFiles(join(import.meta.dirname, "extras", name))),
  ]);
  replace(files, "package.json", (text) => makeManifest(text, example));
  replace(files, "Cargo.toml", makeCargoManifest);
  const named = [...files].map(([path, text]) => [path, text.replaceAll(`hello-${template}`, "{{name}}")] as const);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What an example consists of; the rest of its folder is made. */
const SOURCES = ["Cargo.toml", "package.json", "src", "test", "tsconfig.json", "vitest.config.ts", "wrangler.toml"];

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

function makeManifest(text: string, example: string): string {
  const { scripts, dependencies, devDependencies, ...rest } = JSON.parse(text);
  const { gen: _, ...own } = scripts;
  const hasCrate = existsSync(join(example, "Cargo.toml"));
  const manifest = {
    ...rest,
    name: "{{name}}",
    engines: { node: ">=22.12" },
    scripts: {
      ...own,
      test: [own.build, own.test, ...(hasCrate ? ["cargo test"] : [])].join(" && "),
      check: `${own.codegen} && ${own.check}`,
    },
    dependencies: resolveVersions(dependencies, example),
    devDependencies: sort({
      ...resolveVersions(devDependencies, example),
      ...findPeers({ ...dependencies, ...devDependencies }, example),
    }),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function sort(dependencies: Versions): Versions {
  return Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What belongs together, packages and crate of Bimetal, has exactly one version; all else may be newer. */
function resolveVersions(dependencies: Versions, example: string): Versions {
  const entries = Object.entries(dependencies).map(([name, range]) => {
    const { version } = readInstalled(name, example);
    return [name, range.startsWith("workspace:") ? version : `^${version}`];
  });
  return Object.fromEntries(entries);
}

/** What dependencies want beside them. pnpm, npm and bun would bring it by themselves, yarn does not. */
function findPeers(dependencies: Versions, example: string): Versions {
  const entries = Object.keys(dependencies).flatMap((name) => {
    const { peerDependencies = {}, peerDependenciesMeta = {} } = readInstalled(name, example);
    return Object.entries<string>(peerDependencies).filter(([peer]) => !peerDependenciesMeta[peer]?.optional);
  });
  return Object.fromEntries(entries.filter(([peer]) => !(peer in dependencies)));
}

// biome-ignore lint/suspicious/noExplicitAny: it is JSON.
function readInstalled(name: string, example: string): any {
  return JSON.parse(readFileSync(join(example, "node_modules", name, "package.json"), "utf8"));
}

function makeCargoManifest(text: string): string {
  const workspace = readFileSync(join(repository, "Cargo.toml"), "utf8");
  const version = workspace.match(/^bimetal = \{.*\bversion = "([^"]+)"/m)?.[1];
  if (version === undefined) throw new Error("Cargo.toml has no version of the crate bimetal");
  return `${text.replace("bimetal.workspace = true", `bimetal = "=${version}"`)}
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
