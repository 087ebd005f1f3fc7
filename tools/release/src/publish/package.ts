import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../user-error.ts";
import { runTool } from "./run-tool.ts";
import type { Release } from "./step.ts";

/** Packs with pnpm, which writes the versions of the workspace, and publishes with npm, which knows a workflow by its identity. */
export async function publishPackage(root: string, release: Release): Promise<"published" | "skipped"> {
  if (await isThere(root, release)) return "skipped";
  const folder = mkdtempSync(join(tmpdir(), "bimetal-pack-"));
  try {
    const tarball = join(folder, "package.tgz");
    await must(join(root, release.folder), ["pnpm", "pack", "--out", tarball]);
    // The tag has to be said: `0.2.130-1` is no preview.
    await must(root, ["npm", "publish", tarball, "--access", "public", "--tag", "latest", "--loglevel=error"]);
    return "published";
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether the registry has that version. */
export async function isThere(root: string, { name, version }: Release): Promise<boolean> {
  const { code, stdout, output } = await runTool(root, ["npm", "view", `${name}@${version}`, "version", "--json"]);
  if (code === 0) return stdout.trim() !== "";
  if (stdout.includes('"E404"')) return false;
  throw new UserError(output);
}

async function must(cwd: string, command: readonly string[]): Promise<void> {
  const { code, output } = await runTool(cwd, command);
  if (code !== 0) throw new UserError(output);
}
