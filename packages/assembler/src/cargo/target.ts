import { existsSync } from "node:fs";
import type { Diagnostic } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import { CommandNotFound, run } from "../run.ts";

/** Says whether this Rust can compile for Wasm, before cargo compiles all that it can without. */
export async function checkTarget(root: string, signal?: AbortSignal): Promise<Diagnostic[]> {
  const rustc = process.env.RUSTC ?? "rustc";
  const [folder] = await ask(rustc, ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"], root, signal);
  // cargo itself says what else is wrong.
  if (folder === undefined || existsSync(folder)) return [];
  const rustup = (await ask("rustup", ["--version"], root, signal)).length > 0;
  return [diagnose("assembler/no-target", { rustup })];
}

/** The lines of its answer; none where it fails or is not there. */
async function ask(
  command: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  try {
    const { code, stdout } = await run(command, args, { cwd, signal });
    return code === 0 ? stdout : [];
  } catch (error) {
    if (error instanceof CommandNotFound) return [];
    throw error;
  }
}
