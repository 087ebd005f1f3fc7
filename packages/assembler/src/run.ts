import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface RunOptions {
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the command and everything it started; {@link run} then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each line as it comes; lines are collected all the same. */
  readonly onStdout?: (line: string) => void;
  readonly onStderr?: (line: string) => void;
}

export interface Finished {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** The command does not exist on this machine. */
export class CommandNotFound extends Error {
  override name = "CommandNotFound";
}

/** Runs a command to its end and gives what it wrote, whatever its exit code. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  options.signal?.throwIfAborted();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that what the command has started (cargo's rustc) can be ended with it.
    detached: grouped,
  });
  const onAbort = (): void => endGroup(child.pid);
  options.signal?.addEventListener("abort", onAbort);
  try {
    const code = new Promise<number | null>((resolve, reject) => {
      child.once("error", (error: NodeJS.ErrnoException) => {
        reject(error.code === "ENOENT" ? new CommandNotFound(command, { cause: error }) : error);
      });
      child.once("close", resolve);
    });
    const [stdout, stderr, exitCode] = await Promise.all([
      readLines(child.stdout, options.onStdout),
      readLines(child.stderr, options.onStderr),
      code,
    ]);
    options.signal?.throwIfAborted();
    return { code: exitCode, stdout, stderr };
  } finally {
    options.signal?.removeEventListener("abort", onAbort);
  }
}

const grouped = process.platform !== "win32";

/** Asks a process started with `detached`, and its children, to end. */
export function endGroup(pid: number | undefined, signal: NodeJS.Signals = "SIGTERM"): void {
  if (pid === undefined) return;
  try {
    process.kill(grouped ? -pid : pid, signal);
  } catch (error) {
    // It has ended already.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function readLines(stream: NodeJS.ReadableStream, onLine?: (line: string) => void): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    lines.push(line);
    onLine?.(line);
  }
  return lines;
}
