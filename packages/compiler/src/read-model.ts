import { type Outcome, sortDiagnostics } from "@bimetal/config";
import type { ConfigBindings } from "./check/bindings.ts";
import { checkContract } from "./check/check-contract.ts";
import { readContract } from "./contract/read-contract.ts";
import { lowerContract } from "./lower/lower-contract.ts";
import type { Model } from "./model.ts";

export interface ModelOutcome extends Outcome<Model> {
  /** Absolute paths of the files that were read. */
  readonly inputs: readonly string[];
  /** Absolute paths of the author's modules that bring zod with them. */
  readonly schemaModules?: readonly string[];
}

/** Reads the contract in `file`, relative to the folder `root`, into a model. */
export async function readModel(
  root: string,
  project: string,
  file: string,
  config: ConfigBindings,
): Promise<ModelOutcome> {
  const { value: loaded, diagnostics, inputs } = await readContract(root, file);
  if (!loaded) return { diagnostics, inputs };
  const lowered = lowerContract(loaded, file);
  if (lowered.diagnostics.length > 0) return { diagnostics: sortDiagnostics(lowered.diagnostics), inputs };
  const checked = checkContract(lowered, { source: file, project }, config);
  return { ...checked, inputs, schemaModules: loaded.schemaModules };
}
