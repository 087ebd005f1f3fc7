import { join } from "node:path";
import { rustEventExports, rustExports } from "@bimetal/compiler";
import { checkCompatibilityDate, hasError, type Outcome } from "@bimetal/config";
import type { BuildOptions } from "./build.ts";
import { buildRust } from "./build-rust.ts";
import { findCrate } from "./cargo/find-crate.ts";
import { checkImports } from "./check-imports.ts";
import type { Generated } from "./generate.ts";
import { emitWorker } from "./output/files.ts";
import { importPath, planOutput } from "./output/place.ts";
import { removeRust, swapIn } from "./output/swap.ts";
import type { Clock } from "./phases.ts";
import type { Sizes } from "./sizes.ts";

/** What is in place after a build. */
export interface Assembled {
  /** Names of the files that are others than before. */
  readonly changed: readonly string[];
  readonly sizes: Sizes | undefined;
  readonly inputs: readonly string[];
}

export interface AssembleOptions extends BuildOptions {
  readonly state: string;
  readonly clock: Clock;
}

/** The Worker that is generated where Rust finds the routes. */
const WORKER = "generated/routes.ts";

/** The classes that Rust has. */
const OBJECTS = "generated/objects.ts";

/** What has Rust told what is wrong with payloads of bindings. */
const PAYLOADS = "generated/payloads.ts";

/** From generated code to the output in place. Each stage ends with all that it has found wrong. */
export async function assemble(generated: Generated, options: AssembleOptions): Promise<Outcome<Assembled>> {
  const { root, router = "mixed", state, clock, signal, onProgress } = options;
  const { config, model, schemaModules } = generated;
  const exports = rustExports(model, router);
  const needsRust = exports.length > 0;
  const crate = await findCrate(root, exports, signal);
  const own = needsRust && router === "rust" ? WORKER : undefined;
  const output = planOutput(root, config, needsRust, own);
  const found = [...crate.diagnostics, ...output.diagnostics, ...(needsRust ? checkCompatibilityDate(config) : [])];
  if (hasError(found)) return { diagnostics: found };
  const handlers = output.value ? join(output.value.folder, output.value.entry) : join(root, config.main ?? "");
  const imports = own === undefined ? checkImports(root, handlers, schemaModules) : [];
  // Without Rust wrangler may bundle the author's entry itself.
  if (!output.value) {
    return { value: { changed: [], sizes: undefined, inputs: [] }, diagnostics: [...found, ...(await imports)] };
  }
  const { folder, worker, entry } = output.value;
  const onCargo = (line: string): void => onProgress?.({ kind: "cargo", line });
  const rust = crate.value && (await buildRust({ ...options, crate: crate.value, exports, folder, onCargo }));
  const diagnostics = [...found, ...(await imports), ...(rust?.diagnostics ?? [])];
  if (rust && !rust.value) return { diagnostics };
  const half = rust?.value;
  const changed = await clock.time("write", () => {
    const objects = model.objects.length > 0 ? importPath(config, OBJECTS) : undefined;
    const payloads = needsRust && model.payloads.length > 0 ? importPath(config, PAYLOADS) : undefined;
    const content = emitWorker({ entry, rust: needsRust, events: rustEventExports(model), objects, payloads });
    const last = { name: worker, content };
    const names = swapIn(folder, join(state, "staging"), [...(half?.files ?? []), last]);
    if (!needsRust) removeRust(folder);
    return names;
  });
  return { value: { changed, sizes: half?.sizes, inputs: half?.inputs ?? [] }, diagnostics };
}
