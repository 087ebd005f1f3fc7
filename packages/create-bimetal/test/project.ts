import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Template } from "../src/template.ts";

const repository = join(import.meta.dirname, "../../..");

/** Projects are made here: what cargo has compiled for one place it does not compile again. */
export const folder: string = join(repository, "target/test-apps");

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command, as a package manager does, and never on a terminal. */
export function createBimetal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  mkdirSync(folder, { recursive: true });
  const command = join(import.meta.dirname, "../bin/create-bimetal.js");
  return run(process.execPath, [command, ...args], folder, { NODE_OPTIONS: "--conditions=development", ...env });
}

/** A project that was made, with this repository's packages and crate in the place of published ones. */
export interface Project {
  readonly read: (file: string) => string;
  /** Runs a script of its package.json, as package managers do. */
  readonly script: (name: string) => Promise<Ran>;
  readonly remove: () => void;
}

/** Nothing is installed: the project has what the example has that its template is made from. */
export function linkProject(name: string, template: Template): Project {
  const root = join(folder, name);
  symlinkSync(join(repository, `examples/hello-${template}/node_modules`), join(root, "node_modules"));
  cpSync(join(repository, "Cargo.lock"), join(root, "Cargo.lock"));
  mkdirSync(join(root, ".cargo"));
  const patch = `[patch.crates-io]\nbimetal = { path = ${JSON.stringify(join(repository, "crates/bimetal"))} }\n`;
  writeFileSync(join(root, ".cargo/config.toml"), patch);
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const env = {
    CARGO_NET_OFFLINE: "true",
    CARGO_TARGET_DIR: join(repository, "target"),
    // Packages as they are published, so that types are what authors see.
    NODE_OPTIONS: "",
    PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
    WRANGLER_BUILD_CONDITIONS: "",
  };
  return {
    read: (file) => readFileSync(join(root, file), "utf8"),
    script: (script) => run("sh", ["-c", scripts[script]], root, env),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { code, stdout, stderr };
}
