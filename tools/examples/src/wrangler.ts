import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const script: string = join(
  dirname(createRequire(import.meta.url).resolve("wrangler/package.json")),
  "bin/wrangler.js",
);

export interface Ended {
  readonly ok: boolean;
  readonly stdout: string;
  /** All that it wrote, without colours. */
  readonly output: string;
}

export interface WranglerOptions {
  readonly cwd: string;
  readonly env?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Runs wrangler to its end. It has no terminal, so it asks nothing. */
export function runWrangler(args: readonly string[], { cwd, env, signal }: WranglerOptions): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...env }, signal, maxBuffer: 2 ** 26 };
    const child = execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      resolve({ ok: error === null, stdout, output: stripVTControlCharacters(`${stdout}${stderr}`).trim() });
    });
    child.stdin?.end();
  });
}
