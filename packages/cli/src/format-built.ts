import type { BuildResult } from "@bimetal/assembler";
import type { Terminal } from "./terminal.ts";

/** `✓ built dev in 1.3 s: gen 8 ms · cargo 1.1 s · bindgen 90 ms · Wasm 210.4 kB, 81.0 kB gzipped · JS 4.1 kB` */
export function formatBuilt(
  { ok, profile, phases, sizes, changed, diagnostics }: BuildResult,
  colors: Terminal["colors"],
): string {
  const total = phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const times = phases.map(({ name, milliseconds }) => `${name} ${duration(milliseconds)}`);
  if (!ok) {
    const count = diagnostics.filter(({ severity }) => severity === "error").length;
    const what = count === 1 ? "one mistake" : `${count} mistakes`;
    return `${colors.red("✗")} not built: ${what} ${colors.dim(`(${times.join(" · ")})`)}`;
  }
  const parts = [...times, ...(sizes ? formatSizes(sizes) : [])];
  const verb = changed.length > 0 ? "built" : "unchanged";
  return `${colors.green("✓")} ${verb} (${profile}) in ${duration(total)} ${colors.dim(parts.join(" · "))}`;
}

function formatSizes({ wasm, wasmGzip, js }: NonNullable<BuildResult["sizes"]>): string[] {
  return [`Wasm ${kilobytes(wasm)}, ${kilobytes(wasmGzip)} gzipped`, `JS ${kilobytes(js)}`];
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
