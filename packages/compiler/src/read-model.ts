import { type Outcome, sortDiagnostics } from "@bimetal/config";
import type { ConfigBindings } from "./check/bindings.ts";
import { checkContract } from "./check/check-contract.ts";
import { type ContractOutcome, readContract } from "./contract/read-contract.ts";
import { lowerContract } from "./lower/lower-contract.ts";
import type { Model } from "./model.ts";

export interface ModelOutcome extends Outcome<Model> {
  /** What was read of the contract. */
  readonly loaded: ContractOutcome;
}

export interface ReadModelOptions extends Pick<Model, "project"> {
  readonly root: string;
  readonly config: ConfigBindings;
  /** What the contract is already known to be. */
  readonly loaded?: ContractOutcome | undefined;
}

/** Reads the contract in `file`, relative to the project's folder `root`, into a model. */
export async function readModel(
  file: string,
  { root, project, config, ...options }: ReadModelOptions,
): Promise<ModelOutcome> {
  const loaded = options.loaded ?? (await readContract(root, file));
  if (!loaded.value) return { diagnostics: loaded.diagnostics, loaded };
  const lowered = lowerContract(loaded.value, file);
  if (lowered.diagnostics.length > 0) return { diagnostics: sortDiagnostics(lowered.diagnostics), loaded };
  return { ...checkContract(lowered, { source: file, project }, config), loaded };
}
