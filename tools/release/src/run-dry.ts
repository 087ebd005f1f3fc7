import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "../../setup/user-error.mjs";
import type { Arguments } from "./arguments.ts";
import { createClock } from "./clock.ts";
import { dryRun } from "./dry-run/dry-run.ts";
import { formatArtefacts, formatProjects } from "./format.ts";
import { endOnSignals } from "./run.ts";

/** `pnpm release --dry-run`. Returns the exit code; when something is wrong, the folder of what was made is left there. */
export async function runDry({ build, templates, managers, json }: Arguments): Promise<number> {
  const parent = realpathSync(tmpdir());
  checkOutside(parent);
  const folder = mkdtempSync(join(parent, "bimetal-release-"));
  endOnSignals(() => rmSync(folder, { recursive: true, force: true }));
  const clock = createClock();
  try {
    const { artefacts, projects } = await dryRun({ folder, build, templates, managers, clock });
    const packed = artefacts.map(({ name, version, packed, unpacked, paths }) => ({
      ...{ name, version, packed, unpacked },
      files: paths.length,
    }));
    const text = [formatArtefacts(artefacts), formatProjects(projects)].map((table) => `\n${table}\n`).join("");
    process.stdout.write(
      json ? `${JSON.stringify({ artefacts: packed, projects, phases: clock.phases }, undefined, 2)}\n` : text,
    );
    rmSync(folder, { recursive: true });
    return 0;
  } catch (error) {
    process.stderr.write(`\nWhat was made is left in ${folder}\n`);
    throw error;
  }
}

/** Below another project a new one would not be on its own. */
function checkOutside(folder: string): void {
  const found = ["package.json", "pnpm-workspace.yaml", "Cargo.toml"].find((name) => existsSync(join(folder, name)));
  if (found) {
    throw new UserError(
      `Projects are made in ${tmpdir()}, which is within that of ${join(folder, found)}: set TMPDIR.`,
    );
  }
  if (dirname(folder) !== folder) checkOutside(dirname(folder));
}
