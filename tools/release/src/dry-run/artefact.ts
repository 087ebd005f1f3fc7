import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "../run.ts";

/** A package or the crate, as it would be published. */
export interface Artefact {
  readonly name: string;
  readonly version: string;
  /** The `.tgz` or `.crate`. */
  readonly file: string;
  /** Where it is unpacked. */
  readonly folder: string;
  /** Paths of its files in `folder`. */
  readonly paths: readonly string[];
  /** Bytes. */
  readonly packed: number;
  readonly unpacked: number;
}

/** Unpacks an archive into a folder, in which it has one folder of the given name. */
export async function unpack(
  archive: Omit<Artefact, "folder" | "paths" | "packed" | "unpacked">,
  into: string,
  name: string,
): Promise<Artefact> {
  await run(["tar", "-xzf", archive.file, "-C", into], { cwd: into });
  const folder = join(into, name);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  const unpacked = paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  return { ...archive, folder, paths: paths.sort(), packed: statSync(archive.file).size, unpacked };
}
