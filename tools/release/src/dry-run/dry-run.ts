/** Everything that a release does, but for the release: what would be published is made and checked. */
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { root } from "../root.ts";
import { run } from "../run.ts";
import { UserError } from "../user-error.ts";
import type { Artefact } from "./artefact.ts";
import { checkFiles } from "./check-files.ts";
import { checkPackage } from "./check-package.ts";
import { packCrate } from "./pack-crate.ts";
import { packPackages } from "./pack-packages.ts";

export interface DryRun {
  readonly artefacts: readonly Artefact[];
}

/** Works in a folder, which is empty. */
export async function dryRun(folder: string, { time }: Clock): Promise<DryRun> {
  await time("build", () =>
    run(["turbo", "run", "build", "--filter=./packages/*", "--output-logs=errors-only"], { cwd: root }),
  );
  const packages = await time("pack", () => packPackages(join(folder, "packages")));
  const crate = await time("pack the crate", () => packCrate(join(folder, "crate")));
  await time("check what is packed", async () => {
    const problems = [checkFiles(crate), ...(await Promise.all(packages.map(checkPackage)))].flat();
    if (problems.length > 0) throw new UserError(problems.join("\n"));
  });
  return { artefacts: [...packages, crate] };
}
