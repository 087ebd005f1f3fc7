import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Location, Outcome } from "@bimetal/config";
import type { Contract, Site } from "bimetal";
import { diagnose } from "../diagnostics.ts";
import { type Bundle, bundleContract } from "./bundle.ts";
import { type Run, runBundle, type ZodGlobals } from "./run.ts";
import { showValue } from "./show-value.ts";

/** A contract as its module made it. Nothing in it is checked yet: a module need not have been type-checked. */
export interface LoadedContract {
  readonly contract: Contract;
  readonly zod: ZodGlobals;
  readonly locate: (site: Site) => Location | undefined;
  /** Absolute paths of the author's modules that bring zod with them. */
  readonly schemaModules: readonly string[];
}

export interface ContractOutcome extends Outcome<LoadedContract> {
  /** Absolute paths of the module and of all that it imports. */
  readonly inputs: readonly string[];
}

/** Bundles and runs the contract's module: `file` is relative to the folder `root`. */
export async function readContract(root: string, file: string): Promise<ContractOutcome> {
  const path = resolve(root, file);
  if (!existsSync(path)) return { diagnostics: [diagnose("contract/not-found", { file })], inputs: [path] };
  const bundle = await bundleContract(root, file);
  if (!bundle.value) return { diagnostics: bundle.diagnostics, inputs: bundle.inputs };
  return { ...readExports(runBundle(bundle.value, path), bundle.value, file), inputs: bundle.inputs };
}

function readExports(run: Run, { schemaModules }: Bundle, file: string): Outcome<LoadedContract> {
  if (!run.ok) {
    const diagnostic = diagnose("contract/threw", { file, error: describeError(run.error) }, errorLocation(run));
    return { diagnostics: [diagnostic] };
  }
  const { default: contract } = run.exports;
  if (!isContract(contract)) {
    const found = "default" in run.exports ? `${showValue(contract)} as the default export` : "no default export";
    return { diagnostics: [diagnose("contract/no-contract", { file, found }, { file, line: 1, column: 1 })] };
  }
  return { value: { contract, zod: run.zod, locate: run.locate, schemaModules }, diagnostics: [] };
}

function isContract(value: unknown): value is Contract {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "contract";
}

function describeError(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : `the value ${showValue(error)}`;
}

/** The place of the first stack frame in a file of the author's: zod and other packages throw on the author's behalf. */
function errorLocation({ error, locate }: Run & { readonly ok: false }): Location | undefined {
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").map(locate) : [];
  const own = frames.find((location) => location && !location.file.includes("node_modules/"));
  return own ?? frames.find((location) => location !== undefined);
}
