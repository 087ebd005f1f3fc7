import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../../../setup/user-error.mjs";
import { run } from "../run.ts";
import type { Release } from "./step.ts";

/** Packs with pnpm, which writes the versions of the workspace, and publishes with npm, which knows a workflow by its identity. */
export async function publishPackage(root: string, release: Release): Promise<"published" | "skipped"> {
  if (await isThere(root, release)) return "skipped";
  const folder = mkdtempSync(join(tmpdir(), "bimetal-pack-"));
  try {
    const tarball = join(folder, "package.tgz");
    await run(["pnpm", "pack", "--out", tarball], { cwd: join(root, release.folder) });
    // The tag has to be said: `0.2.130-1` is no preview.
    const options = ["--access", "public", "--tag", "latest", "--loglevel=error"];
    await run(["npm", "publish", tarball, ...options], { cwd: root });
    return "published";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether the registry has that version. */
export async function isThere(root: string, { name, version }: Release): Promise<boolean> {
  try {
    const { stdout } = await run(["npm", "view", `${name}@${version}`, "version", "--json"], { cwd: root });
    return stdout.trim() !== "";
  } catch (error) {
    if (error instanceof UserError && error.message.includes('"E404"')) return false;
    throw error;
  }
}
