import type { Artefact } from "./dry-run/artefact.ts";
import type { MadeProject } from "./dry-run/make-project.ts";

/** What would be published, as a table. */
export function formatArtefacts(artefacts: readonly Artefact[]): string {
  return formatTable([
    ["", "version", "packed", "unpacked", "files"],
    ...artefacts.map(({ name, version, packed, unpacked, paths }) => [
      name,
      version,
      kilobytes(packed),
      kilobytes(unpacked),
      String(paths.length),
    ]),
  ]);
}

/** The projects that were made, as a table. */
export function formatProjects(projects: readonly MadeProject[]): string {
  return formatTable([
    ["", "tests of vitest", "of cargo", "upload"],
    ...projects.map(({ template, manager, tests, upload }) => [
      `${template}, ${manager}`,
      String(tests.vitest),
      String(tests.cargo),
      upload,
    ]),
  ]);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** The first column is of names, the others are of figures. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}
