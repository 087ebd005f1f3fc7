/** Where the version stands: what `release:version` writes, and what the check compares. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A version in a file. */
export interface Place {
  /** Relative to the root: `Cargo.toml`. */
  readonly file: string;
  /** What has this version there: `[workspace.package]`. */
  readonly what: string;
  /** Its one group is the version. */
  readonly pattern: RegExp;
  readonly expected: string;
  /** What puts it right, where that is not `release:version --sync`. */
  readonly fix?: string;
}

/** It has the version of the crate `wasm-bindgen` that it is made of, and so that of no release. */
export const BINDGEN = "packages/bindgen";

const VERSION_FIELD = /^ {2}"version": "([^"]*)"/m;

/** Every place that must agree with another one; {@link findTemplatePlaces} are made from these. */
export function findPlaces(root: string): Place[] {
  const version = readVersion(root);
  return [
    ...findPublished(root).map((folder) => ({
      ...{ file: `${folder}/package.json`, what: "version", pattern: VERSION_FIELD },
      expected: folder === BINDGEN ? readBindgenVersion(root) : version,
    })),
    {
      ...{ file: "Cargo.toml", what: "[workspace.package]" },
      ...{ pattern: /^\[workspace\.package\]\n(?:[^[].*\n)*?version = "([^"]*)"/m, expected: version },
    },
    {
      ...{ file: "Cargo.toml", what: "[workspace.dependencies] bimetal" },
      ...{ pattern: /^bimetal = \{[^}\n]*\bversion = "([^"]*)"/m, expected: version },
    },
    ...["wasm-bindgen-cli-support", "wasm-bindgen-shared"].map((name) => ({
      ...{ file: "crates/bimetal-bindgen/Cargo.toml", what: name },
      ...{ pattern: new RegExp(`^${name} = "=([^"]*)"`, "m"), expected: readRelease(root) },
    })),
    ...findLocked(root, version),
  ];
}

/** What the templates of `create-bimetal` ask for: whoever makes a project has what belongs together. */
export function findTemplatePlaces(root: string): Place[] {
  const templates = join(root, "packages/create-bimetal/templates");
  const made = { expected: readVersion(root), fix: "npm run build" };
  return globSync("*/{package.json,Cargo.toml}", { cwd: templates })
    .sort()
    .flatMap((path) => {
      const file = `packages/create-bimetal/templates/${path}`;
      const text = readFileSync(join(root, file), "utf8");
      const packages = [...text.matchAll(/^ +"(bimetal|@bimetal\/[\w-]+)": "/gm)].map(([, what = ""]) => ({
        ...{ ...made, file, what, pattern: new RegExp(`^ +"${what}": "([^"]*)"`, "m") },
      }));
      const crates = [...text.matchAll(/^(bimetal|wasm-bindgen) = "/gm)].map(([, what = ""]) => ({
        ...{ ...made, file, what, pattern: new RegExp(`^${what} = "=([^"]*)"`, "m") },
        ...(what === "bimetal" ? {} : { expected: readRelease(root) }),
      }));
      return [...packages, ...crates];
    });
}

/** The version of the release: that of the package which authors import. */
export function readVersion(root: string): string {
  return read(root, "packages/bimetal/package.json", VERSION_FIELD);
}

/** Folders of the packages that are published. */
export function findPublished(root: string): string[] {
  return globSync("packages/*/package.json", { cwd: root })
    .filter((file) => !JSON.parse(readFileSync(join(root, file), "utf8")).private)
    .map((file) => dirname(file))
    .sort();
}

/** The release of wasm-bindgen that the crate `bimetal` pins. */
export function readRelease(root: string): string {
  return read(root, "crates/bimetal/Cargo.toml", /^wasm-bindgen = "=([^"]*)"/m);
}

/** `0.2.130`, or `0.2.130-1` when its own code has changed since that was published. */
export function readBindgenVersion(root: string): string {
  const found = read(root, `${BINDGEN}/package.json`, VERSION_FIELD);
  const release = readRelease(root);
  return found.split("-")[0] === release ? found : release;
}

/** Crates that have the version of the workspace, in every Cargo.lock that holds one. */
function findLocked(root: string, expected: string): Place[] {
  const crates = find(root, "Cargo.toml")
    .map((file) => readFileSync(join(root, file), "utf8"))
    .filter((text) => /^version\.workspace = true$/m.test(text))
    .map((text) => /^name = "([^"]*)"/m.exec(text)?.[1] ?? "");
  return find(root, "Cargo.lock").flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return crates
      .map((what) => ({ file, what, pattern: new RegExp(`^name = "${what}"\nversion = "([^"]*)"`, "m"), expected }))
      .filter(({ pattern }) => pattern.test(text));
  });
}

function find(root: string, name: string): string[] {
  const here = existsSync(join(root, name)) ? [name] : [];
  const exclude = (path: string): boolean => /(^|\/)(node_modules|target|dist|build)$/.test(path);
  return [...here, ...globSync(`{crates,examples,tools}/**/${name}`, { cwd: root, exclude }).sort()];
}

function read(root: string, file: string, pattern: RegExp): string {
  const version = pattern.exec(readFileSync(join(root, file), "utf8"))?.[1];
  if (version === undefined) throw new Error(`${file} has no ${pattern}`);
  return version;
}
