import type { Published, Step } from "./publish-worker.ts";

/** `✓ bimetal-links in 4.2 s: database bimetal-links 1.1 s · deploy 3.1 s` */
export function formatSteps({ name, steps, error }: Published): string {
  const times = steps.map((step) => `${step.name} ${seconds(step.milliseconds)}`);
  return `${error === undefined ? "✓" : "✗"} ${name} in ${seconds(sum(steps))}: ${times.join(" · ")}`;
}

/** A line for each Worker. */
export function formatTable(all: readonly Published[], dryRun: boolean): string {
  const head = ["Worker", ...(dryRun ? [] : ["URL"]), "size", "gzipped", "time"];
  const rows = all.map(({ name, url, bytes, gzippedBytes, steps, error }) => [
    name,
    ...(dryRun ? [] : [url ?? ""]),
    error === undefined ? kilobytes(bytes) : "failed",
    kilobytes(gzippedBytes),
    seconds(sum(steps)),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const figures = head.length - 3;
  const line = (row: readonly string[]) =>
    row.map((cell, column) =>
      column < figures ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return [head, ...rows].map((row) => line(row).join("  ").trimEnd()).join("\n");
}

function sum(steps: readonly Step[]): number {
  return steps.reduce((total, { milliseconds }) => total + milliseconds, 0);
}

function kilobytes(bytes: number | undefined): string {
  return bytes === undefined ? "" : `${(bytes / 1000).toFixed(1)} kB`;
}

/** `4.2 s` */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
