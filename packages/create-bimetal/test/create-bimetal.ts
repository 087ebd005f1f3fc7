import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly ended: Promise<Ran>;
}

type Environment = Readonly<Record<string, string>>;

/** Runs `create-bimetal` in a folder, without a terminal, and as if no package manager had run it. */
export function createBimetal(cwd: string, args: readonly string[], env: Environment = {}): Promise<Ran> {
  return startBimetal(cwd, args, env).ended;
}

export function startBimetal(cwd: string, args: readonly string[], env: Environment = {}): Started {
  const command = join(import.meta.dirname, "../bin/create-bimetal.js");
  const own = { NODE_OPTIONS: "--conditions=development", npm_config_user_agent: "", ...env };
  return start(process.execPath, [command, ...args], cwd, own);
}

export function start(command: string, args: readonly string[], cwd: string, env: Environment): Started {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}
