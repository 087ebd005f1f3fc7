import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../setup/root.mjs";
import { run } from "../run.ts";
import { type Artefact, unpack } from "./artefact.ts";

/** Packs the crate. It is not compiled by itself: the projects that are made compile it as it was packed, natively and to Wasm. */
export async function packCrate(into: string): Promise<Artefact> {
  mkdirSync(into, { recursive: true });
  const target = join(into, "target");
  await run(["cargo", "package", "-p", "bimetal", "--no-verify", "--allow-dirty", "--target-dir", target], {
    cwd: root,
  });
  const { stdout } = await run(["cargo", "metadata", "--no-deps", "--format-version", "1"], { cwd: root });
  const { name, version } = JSON.parse(stdout).packages.find((found: { name: string }) => found.name === "bimetal");
  const archive = { name: `${name} (crate)`, version, file: join(target, "package", `${name}-${version}.crate`) };
  return unpack(archive, into, `${name}-${version}`);
}
