import type { Progress } from "@bimetal/assembler";
import type { Terminal } from "./terminal.ts";

/** Says what a build is at, in a line that the next one takes the place of. */
export function showProgress({ show, colors }: Terminal, progress: Progress): void {
  if (progress.kind === "phase") show(colors.dim(`${progress.name} …`));
  if (progress.kind === "cargo") show(colors.dim(`cargo … ${progress.line}`));
}
