import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Template } from "../src/template.ts";
import { createBimetal, type Ran, type Started, start } from "./create-bimetal.ts";

const repository = join(import.meta.dirname, "../../..");

/** Projects are made here: what cargo has compiled for one place it does not compile again. */
const folder = join(repository, "target/test-apps");

/** A project that was made, with this repository's packages and crate in the place of published ones. */
export interface Project {
  readonly root: string;
  /** Runs a command, with what is installed on the path. */
  readonly run: (command: string) => Promise<Ran>;
  /** Runs a script of its package.json, as package managers do, with flags at its end. */
  readonly script: (name: string, ...flags: string[]) => Promise<Ran>;
  /** Changes a file, or makes it, and gives what puts it back. */
  readonly edit: (path: string, change: (text: string) => string) => () => void;
  /** Starts a command of one of its packages. */
  readonly start: (command: string, ...args: string[]) => Started;
  readonly remove: () => void;
}

/** Makes a project. Nothing is installed: it has what an example has. */
export async function makeProject(template: Template): Promise<Project> {
  const name = `made-${template}`;
  const root = prepare(name);
  await must(createBimetal(folder, [name, "--template", template, "--no-install"]));
  return link(root, template === "workers-rs" ? "hybrid" : template);
}

/** Adds Bimetal to a copy of a fixture. */
export async function addToProject(fixture: string): Promise<Project> {
  const name = `existing-${fixture}`;
  const root = copyFixture(fixture, prepare(name));
  // It is no member of this repository's workspace.
  writeFileSync(join(root, "package-lock.json"), "{}");
  await must(createBimetal(folder, [name, "--yes", "--no-install"]));
  return link(root, "hybrid");
}

/** Copies a project that is there without Bimetal. */
export function copyFixture(fixture: string, root: string): string {
  cpSync(join(import.meta.dirname, "fixtures", fixture), root, { recursive: true });
  // This repository's git would follow it.
  if (existsSync(join(root, "_gitignore"))) renameSync(join(root, "_gitignore"), join(root, ".gitignore"));
  return root;
}

function prepare(name: string): string {
  const root = join(folder, name);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return root;
}

async function must(made: Promise<Ran>): Promise<void> {
  const { code, stderr } = await made;
  if (code !== 0) throw new Error(stderr);
}

function link(root: string, example: string): Project {
  symlinkSync(join(repository, `examples/hello-${example}/node_modules`), join(root, "node_modules"));
  cpSync(join(repository, "Cargo.lock"), join(root, "Cargo.lock"));
  mkdirSync(join(root, ".cargo"));
  const patch = `[patch.crates-io]\nbimetal = { path = ${JSON.stringify(join(repository, "crates/bimetal"))} }\n`;
  writeFileSync(join(root, ".cargo/config.toml"), patch);
  const readScript = (name: string): string =>
    JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts[name];
  const env = {
    CARGO_NET_OFFLINE: "true",
    CARGO_TARGET_DIR: join(repository, "target"),
    // Packages as they are published, so that types are what authors see.
    NODE_OPTIONS: "",
    PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
    WRANGLER_BUILD_CONDITIONS: "",
  };
  return {
    root,
    run: (command) => start("sh", ["-c", command], root, env).ended,
    start: (command, ...args) => start(command, args, root, env),
    script: (script, ...flags) => start("sh", ["-c", [readScript(script), ...flags].join(" ")], root, env).ended,
    edit: (path, change) => {
      const file = join(root, path);
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      writeFileSync(file, change(text));
      return () => writeFileSync(file, text);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
