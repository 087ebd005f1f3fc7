import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RustExport } from "@bimetal/compiler";
import type { Outcome } from "@bimetal/config";
import { compileCrate } from "./cargo/compile.ts";
import type { Crate } from "./cargo/crate.ts";
import type { OutputFile } from "./output/swap.ts";
import type { Clock } from "./phases.ts";
import { processModule } from "./process-module.ts";
import type { Profile } from "./profile.ts";
import { readRecord, recordKey, writeRecord } from "./record.ts";
import type { Sizes } from "./sizes.ts";

export interface BuildRustOptions {
  readonly root: string;
  readonly crate: Crate;
  /** What the crate must have. */
  readonly exports: readonly RustExport[];
  readonly profile: Profile;
  /** Where the files will stand. */
  readonly folder: string;
  /** Where builds keep what they know of each other. */
  readonly state: string;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onCargo: (line: string) => void;
}

/** The Rust half of the output. */
export interface RustHalf {
  /** Empty when those in place are what would be made. */
  readonly files: readonly OutputFile[];
  readonly sizes: Sizes;
  /** What it is made of, on this machine. */
  readonly inputs: readonly string[];
}

/** Compiles the crate, and makes of its module what the Worker imports, unless the last build did so with the same one. */
export async function buildRust(options: BuildRustOptions): Promise<Outcome<RustHalf>> {
  const { profile, folder, clock } = options;
  const compiled = await clock.time("cargo", () => compileCrate({ ...options, onProgress: options.onCargo }));
  if (!compiled.value) return { diagnostics: compiled.diagnostics };
  const { inputs } = compiled.value;
  const module = await readFile(compiled.value.wasm);
  const key = recordKey(module, profile, options.crate);
  const recordFile = join(options.state, "build.json");
  const record = readRecord(recordFile, key, folder);
  if (record) {
    const { sizes, diagnostics } = record;
    return { value: { files: [], sizes, inputs }, diagnostics: [...compiled.diagnostics, ...diagnostics] };
  }
  const { value, diagnostics } = await processModule({ ...options, module });
  const all = [...compiled.diagnostics, ...diagnostics];
  if (!value) return { diagnostics: all };
  writeRecord(recordFile, { key, sizes: value.sizes, diagnostics }, value.files);
  return { value: { ...value, inputs }, diagnostics: all };
}
