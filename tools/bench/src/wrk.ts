/** Loads a server with wrk, one thread of it, so that a core is left to workerd. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { UserError } from "./user-error.ts";

const CONNECTIONS = 16;

export interface Load {
  readonly url: URL;
  /** The body of a POST. */
  readonly body?: string | undefined;
  readonly seconds: number;
}

/** What wrk counted. */
export interface Count {
  readonly requests: number;
  /** Requests per second. */
  readonly rate: number;
}

/** @throws {UserError} if wrk is not installed. */
export function findWrk(): void {
  // It has no option that only tells its version: without a URL it prints its usage.
  if (spawnSync("wrk").error === undefined) return;
  throw new UserError(
    "`wrk`, which makes the load, is not on PATH. Install it: `apt-get install wrk` on Debian and Ubuntu, `brew install wrk` on macOS.",
  );
}

export async function load({ url, body, seconds }: Load): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "bimetal-bench-"));
  try {
    const args = ["--threads=1", `--connections=${CONNECTIONS}`, `--duration=${seconds}s`];
    if (body !== undefined) {
      const script = join(folder, "post.lua");
      writeFileSync(script, postScript(body));
      args.push(`--script=${script}`);
    }
    const { stdout } = await promisify(execFile)("wrk", [...args, url.href]);
    return readCount(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A Lua string in long brackets, which JSON text cannot close: `]==]` is no JSON. */
function postScript(body: string): string {
  return `wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.body = [==[${body}]==]
`;
}

/** @throws if one of the answers was no success. */
export function readCount(output: string): Count {
  const wrong = /^\s*(?:Non-2xx or 3xx responses|Socket errors): .*$/m.exec(output);
  const requests = /^\s*(\d+) requests in /m.exec(output)?.[1];
  const rate = /^Requests\/sec:\s+([\d.]+)$/m.exec(output)?.[1];
  if (wrong !== null || requests === undefined || rate === undefined) {
    throw new Error(`wrk did not get what it asked for:\n${output}`);
  }
  return { requests: Number(requests), rate: Number(rate) };
}
