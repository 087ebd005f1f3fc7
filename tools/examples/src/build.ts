import { spawnSync } from "node:child_process";
import { root } from "../../setup/root.mjs";
import { UserError } from "../../setup/user-error.mjs";
import type { Worker } from "./find-workers.ts";

/** Builds the Workers, and what they are made with. What turbo says goes to stderr. */
export function build(workers: readonly Worker[]): void {
  const packages = new Set(workers.map((worker) => `--filter=${worker.package}`));
  const args = ["run", "gen", "build", ...packages, "--output-logs=errors-only"];
  const { status, error } = spawnSync("turbo", args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new UserError("The examples were not built: see above. Nothing was published.");
}
