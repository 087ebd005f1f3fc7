import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "../../..");

/** A project of its own: a copy of a fixture. */
export interface App {
  readonly root: string;
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  /** Replaces a text that must be there. */
  readonly edit: (file: string, from: string, to: string) => void;
  /** Runs `bimetal` to its end. */
  readonly bimetal: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ran>;
  /** Starts a command of the project's, such as `wrangler`. */
  readonly start: (command: string, args: readonly string[]) => Process;
  /** Ends what was started, and removes the project. */
  readonly remove: () => Promise<void>;
}

/** A first build compiles the crates that it depends on, and projects wait for each other to do so. */
const PATIENCE = 4 * 60_000;

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that goes on. */
export interface Process {
  readonly pid: number;
  /** What it has written, both streams. */
  readonly output: () => string;
  /** Waits, for some minutes at most, until what it wrote from `since` on matches, and gives the match. */
  readonly says: (pattern: RegExp, since?: number) => Promise<RegExpMatchArray>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly exited: Promise<number | null>;
}

/** Compiled crates are shared with the repository, so that only the fixture's own have to be compiled. */
const environment = {
  CARGO_TARGET_DIR: join(repository, "target"),
  NODE_OPTIONS: "--conditions=development",
  WRANGLER_BUILD_CONDITIONS: "development,workerd,worker,browser",
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  NO_COLOR: "1",
};

/**
 * Makes a project in a place that is the same in every run, and with a crate of that name: cargo would take a crate in
 * another folder for the same one, if only their workspaces look alike.
 */
export function createApp(name: string, fixture: "app" | "workspace" = "app"): App {
  const root = join(repository, "target/test-apps", name);
  rmSync(root, { recursive: true, force: true });
  cpSync(join(here, "fixtures", fixture), root, { recursive: true });
  cpSync(join(repository, "Cargo.lock"), join(root, "Cargo.lock"));
  symlinkSync(join(here, "../node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "bin"));
  symlinkSync(join(here, "../bin/bimetal.js"), join(root, "bin/bimetal"));
  const path = [join(root, "bin"), join(here, "../node_modules/.bin"), process.env.PATH].join(delimiter);
  const started: Process[] = [];
  const app: App = {
    root,
    read: (file) => readFileSync(join(root, file), "utf8"),
    write: (file, text) => {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    },
    edit: (file, from, to) => {
      const text = app.read(file);
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      app.write(file, text.replace(from, to));
    },
    bimetal: (args, env = {}) => runToEnd(root, args, { ...environment, PATH: path, ...env }),
    start: (command, args) => {
      const process = startProcess(root, command, args, { ...environment, PATH: path });
      started.push(process);
      return process;
    },
    remove: async () => {
      for (const each of started) each.kill("SIGTERM");
      await Promise.all(started.map(({ exited }) => exited));
      rmSync(root, { recursive: true, force: true });
    },
  };
  app.edit("Cargo.toml", "{{crates}}", join(repository, "crates"));
  if (fixture === "app") app.edit("Cargo.toml", 'name = "fixture"', `name = "fixture-${name}"`);
  return app;
}

/** A port that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function runToEnd(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const child = spawn("bimetal", args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { code, stdout, stderr };
}

function startProcess(
  cwd: string,
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Process {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const listeners = new Set<() => void>();
  const onText = (text: string): void => {
    output += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding("utf8").on("data", onText);
  child.stderr.setEncoding("utf8").on("data", onText);
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    exited,
    kill: (signal) => void child.kill(signal),
    says: (pattern, since = 0) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          listeners.delete(check);
          clearTimeout(timer);
        };
        const check = (): void => {
          const match = output.slice(since).match(pattern);
          if (!match) return;
          end();
          resolve(match);
        };
        const fail = (why: string): void => {
          end();
          reject(new Error(`${why} without ${pattern}:\n${output.slice(since)}`));
        };
        const timer = setTimeout(() => fail("minutes have passed"), PATIENCE);
        void exited.then(() => fail("it has ended"));
        listeners.add(check);
        check();
      }),
  };
}
