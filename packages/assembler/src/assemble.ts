import { join, posix } from "node:path";
import { type Model, rustEventExports, rustExports } from "@bimetal/compiler";
import { checkCompatibilityDate, hasError, type Outcome, type WorkerConfig } from "@bimetal/config";
import type { BuildOptions } from "./build.ts";
import { buildRust } from "./build-rust.ts";
import { findCrate, findWorkerCrate } from "./cargo/find-crate.ts";
import { checkImports } from "./check-imports.ts";
import { isCrateWorker } from "./crate-worker/is-crate-worker.ts";
import type { Generated } from "./generate.ts";
import { emitWorker, type WorkerParts } from "./output/files.ts";
import { importPath, planOutput } from "./output/place.ts";
import { RUST, removeRust, swapIn } from "./output/swap.ts";
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

/** The Worker that is made of a crate alone. */
function besideMain({ main = "" }: WorkerConfig): string {
  return posix.join(posix.dirname(main), RUST);
}

/** What the Worker's entry has beside the author's module, where there is TypeScript for Rust to be called from. */
function hostedParts(config: WorkerConfig, model: Model | undefined, rust: boolean): Omit<WorkerParts, "entry"> {
  if (model === undefined) return { rust, events: [], objects: undefined, payloads: undefined };
  return {
    rust,
    events: rustEventExports(model),
    objects: model.objects.length > 0 ? importPath(config, OBJECTS) : undefined,
    payloads: rust && model.payloads.length > 0 ? importPath(config, PAYLOADS) : undefined,
  };
}

/** From generated code to the output in place. Each stage ends with all that it has found wrong. */
export async function assemble(generated: Generated, options: AssembleOptions): Promise<Outcome<Assembled>> {
  const { root, router = "mixed", state, clock, signal, onProgress } = options;
  const { config, model, schemaModules } = generated;
  const isCrate = isCrateWorker({ root, config, router, model });
  const exports = model && !isCrate ? rustExports(model, router) : [];
  const needsRust = isCrate || exports.length > 0;
  const crate = await (isCrate ? findWorkerCrate(root, signal) : findCrate(root, exports, signal));
  const own = isCrate ? besideMain(config) : needsRust && router === "rust" ? WORKER : undefined;
  const output = planOutput(root, config, needsRust, own);
  const date = exports.length > 0 ? checkCompatibilityDate(config) : [];
  const found = [...crate.diagnostics, ...output.diagnostics, ...date];
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
    const last = { name: worker, content: emitWorker({ entry, ...hostedParts(config, model, exports.length > 0) }) };
    const names = swapIn(folder, join(state, "staging"), [...(half?.files ?? []), last]);
    if (!needsRust) removeRust(folder);
    return names;
  });
  return { value: { changed, sizes: half?.sizes, inputs: half?.inputs ?? [] }, diagnostics };
}
