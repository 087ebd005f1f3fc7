import { spawnSync } from "node:child_process";
import { root } from "../../setup/root.mjs";
import { UserError } from "../../setup/user-error.mjs";
import type { Worker } from "./find-workers.ts";

/** Builds the Workers and what they are made with, and says how many milliseconds it took. turbo writes to stderr. */
export function build(workers: readonly Worker[]): number {
  const begin = performance.now();
  const { status, error } = spawnSync("turbo", buildArguments(workers), { cwd: root, stdio: ["ignore", 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new UserError("The examples were not built: see above. Nothing was published.");
  return performance.now() - begin;
}

/** What turbo is run with. */
export function buildArguments(workers: readonly Worker[]): string[] {
  const packages = new Set(workers.map((worker) => `--filter=${worker.package}`));
  return ["run", "gen", "build", ...packages, "--output-logs=errors-only"];
}
