import { type ChildProcess, spawn } from "node:child_process";
import { root } from "../../setup/root.mjs";
import { UserError } from "../../setup/user-error.mjs";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Place {
  readonly cwd: string;
  readonly env?: Environment;
}

/** What a command has written. */
export interface Output {
  readonly stdout: string;
  /** Of both streams, in the order of writing. */
  readonly all: string;
}

const running = new Set<ChildProcess>();

/** A command has failed. */
export class CommandError extends UserError {
  /** What it has written. */
  readonly output: string;

  constructor(message: string, output: string) {
    super(`${message}\n\n${output}`);
    this.output = output;
  }
}

/** Runs a command to its end. One that fails is a {@link CommandError}. */
export async function run(command: readonly string[], { cwd, env = process.env }: Place): Promise<Output> {
  const [program = "", ...args] = command;
  // A group of its own, so that `stopAll` reaches what the command has started.
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  running.add(child);
  let stdout = "";
  let all = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    all += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (all += text));
  try {
    const code = await new Promise<number | string | null>((resolve, reject) => {
      child.once("error", reject).once("close", (exitCode, signal) => resolve(exitCode ?? signal));
    });
    if (code !== 0) throw new CommandError(`\`${command.join(" ")}\` ended with ${code} in ${cwd}:`, all);
    return { stdout, all };
  } finally {
    running.delete(child);
  }
}

/** Builds the packages as they are published. */
export function buildPackages(): Promise<Output> {
  return run(["turbo", "run", "build", "--filter=./packages/*", "--output-logs=errors-only"], { cwd: root });
}

/** Has a signal end what runs, then this process, behind `cleanUp`. */
export function endOnSignals(cleanUp: () => void = () => {}): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      stopAll();
      cleanUp();
      process.exit(1);
    });
  }
}

/** Ends what runs, and what that has started. */
export function stopAll(): void {
  for (const { pid, exitCode, signalCode } of running) {
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, "SIGTERM");
  }
}
