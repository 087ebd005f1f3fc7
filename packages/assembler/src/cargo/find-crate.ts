import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RustExport } from "@bimetal/compiler";
import type { Outcome } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import { type Crate, selectCrate } from "./crate.ts";
import { readWorkspace } from "./metadata.ts";
import { checkTarget } from "./target.ts";

/** The crate that has what is given to Rust. Where nothing is, none is needed, and cargo is not run. */
export async function findCrate(
  root: string,
  exports: readonly RustExport[],
  signal?: AbortSignal,
): Promise<Outcome<Crate>> {
  const [first] = exports;
  if (!first) return { diagnostics: [] };
  if (!existsSync(join(root, "Cargo.toml"))) {
    const names = exports.map(({ name }) => name.author);
    return { diagnostics: [diagnose("assembler/no-manifest", { routes: names }, first.location)] };
  }
  return readCrate(root, signal);
}

/** The crate that is the Worker by itself. There is a Cargo.toml. */
export async function findWorkerCrate(root: string, signal?: AbortSignal): Promise<Outcome<Crate>> {
  const { value, diagnostics } = await readCrate(root, signal);
  return { value: value && { ...value, isWorker: true }, diagnostics };
}

async function readCrate(root: string, signal: AbortSignal | undefined): Promise<Outcome<Crate>> {
  const { value: metadata, diagnostics } = await readWorkspace(root, signal);
  if (!metadata) return { diagnostics };
  // Not at the same time: either may make rustup install the toolchain that the project asks for.
  const lacking = await checkTarget(root, signal);
  return lacking.length > 0 ? { diagnostics: lacking } : selectCrate(metadata, root);
}
