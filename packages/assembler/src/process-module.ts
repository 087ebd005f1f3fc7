import { bindgen } from "@bimetal/bindgen";
import type { RustExport } from "@bimetal/compiler";
import { type Diagnostic, hasError, type Outcome } from "@bimetal/config";
import type { Crate } from "./cargo/crate.ts";
import { emitCrateWorker } from "./crate-worker/emit.ts";
import { type CrateExports, readCrateExports } from "./crate-worker/exports.ts";
import { diagnose } from "./diagnostics.ts";
import { createGlueFactory } from "./glue.ts";
import { optimize } from "./optimize.ts";
import { emitRust } from "./output/files.ts";
import { type OutputFile, RUST } from "./output/swap.ts";
import type { Clock } from "./phases.ts";
import type { Profile } from "./profile.ts";
import { hash } from "./record.ts";
import { measure, type Sizes } from "./sizes.ts";
import { diagnoseUnsupported } from "./unsupported/diagnose.ts";
import { readExports } from "./wasm/functions.ts";

export interface ProcessOptions {
  readonly root: string;
  readonly crate: Crate;
  /** What the module must have. */
  readonly exports: readonly RustExport[];
  /** As the linker made it. */
  readonly module: Uint8Array;
  readonly profile: Profile;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

export interface Processed {
  /** The Wasm, then the script that imports it. */
  readonly files: readonly OutputFile[];
  readonly sizes: Sizes;
}

/** Turns the module that cargo made into the Rust half of the output. */
export async function processModule(options: ProcessOptions): Promise<Outcome<Processed>> {
  const { module, crate, profile, clock, signal } = options;
  const bound = await clock.time("bindgen", () => bindgen(module, { exportStackPointer: true }));
  if (!bound.ok) {
    if (bound.reason === "refused")
      return { diagnostics: [diagnose("assembler/bindgen-refused", { words: bound.message })] };
    return { diagnostics: [diagnose("assembler/bindgen-mismatch", { ...bound.mismatch, line: bound.fix }, MANIFEST)] };
  }
  const own = crate.isWorker ? readCrateExports(bound.dts) : undefined;
  const diagnostics = await clock.time("check", async () => [
    ...checkExports(bound.wasm, options),
    ...(own ? checkCrateExports(bound.wasm, own) : []),
    ...(await diagnoseUnsupported({ ...options, wasm: bound.wasm })),
  ]);
  if (hasError(diagnostics)) return { diagnostics };
  const minify = profile === "release";
  const { value: glue, diagnostics: refused } = await clock.time("glue", () => createGlueFactory(bound, { minify }));
  if (!glue) return { diagnostics: [...diagnostics, ...refused] };
  const wasm = profile === "dev" ? bound.wasm : await clock.time("opt", () => optimize(bound.wasm, signal));
  const name = `rust-${hash(wasm).slice(0, 8)}.wasm`;
  const script = own ? await emitCrateWorker({ glue, wasm: name, exports: own, minify }) : emitRust(glue, name);
  const files = [
    { name, content: wasm },
    { name: RUST, content: script },
  ];
  return { value: { files, sizes: await measure(wasm, script) }, diagnostics };
}

const MANIFEST = { file: "Cargo.toml", line: 1, column: 1 };

/** The macro that `generated/` has refuses what is missing; a crate that does not call it at all is found here. */
function checkExports(wasm: Uint8Array, { exports }: ProcessOptions): Diagnostic[] {
  const found = new Set(readExports(wasm));
  return exports
    .filter((own) => !found.has(own.export))
    .map(({ name, location }) =>
      diagnose("assembler/route-not-served", { route: name.author, function: name.snake }, location),
    );
}

/** A crate with Bimetal's `host` has no events of its own: it waits for TypeScript to call it. */
function checkCrateExports(wasm: Uint8Array, { events, methods, objects }: CrateExports): Diagnostic[] {
  const isHosted = readExports(wasm).includes("bm_start");
  if (!isHosted && events.length + methods.length + objects.length > 0) return [];
  return [diagnose("assembler/no-events", { isHosted }, MANIFEST)];
}
