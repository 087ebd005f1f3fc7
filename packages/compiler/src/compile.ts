import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type Outcome, sortDiagnostics, type WorkerConfig } from "@bimetal/config";
import { checkContract } from "./check/check-contract.ts";
import { type LoadedContract, readContract } from "./contract/read-contract.ts";
import { emitFiles, type GeneratedFile } from "./emit/emit-files.ts";
import { lowerContract } from "./lower/lower-contract.ts";
import type { Model } from "./model.ts";

export interface CompileOptions {
  /** The project's folder. */
  readonly root: string;
  /** Its file is relative to `root`. */
  readonly config: WorkerConfig;
  /** The contract's module, relative to `root`. @default the first of `DEFAULT_CONTRACTS` that is there, if any */
  readonly contract?: string | undefined;
}

export interface Compilation {
  readonly model: Model;
  readonly files: readonly GeneratedFile[];
}

export interface CompileOutcome extends Outcome<Compilation> {
  /** Absolute paths of the files to watch: those that were read, also where something in one is wrong. */
  readonly inputs: readonly string[];
}

/** Where a contract is looked for, relative to the project's folder. */
export const DEFAULT_CONTRACTS: readonly string[] = [
  "src/contract.ts",
  "src/contract.mts",
  "src/contract.js",
  "src/contract.mjs",
];

/** Compiles the contract and the bindings of a Worker. Without a contract, only the environment's files are made. */
export async function compile({ root, config, contract }: CompileOptions): Promise<CompileOutcome> {
  const configFile = resolve(root, config.file);
  const found = contract ?? DEFAULT_CONTRACTS.find((candidate) => existsSync(resolve(root, candidate)));
  if (found === undefined) return { ...compileEnv(root, config), inputs: [configFile] };
  const file = projectPath(root, found);
  const loaded = await readContract(root, file);
  const outcome = loaded.value ? compileContract(loaded.value, file, { root, config }) : undefined;
  return {
    ...outcome,
    diagnostics: outcome?.diagnostics ?? loaded.diagnostics,
    inputs: [configFile, ...loaded.inputs],
  };
}

function compileEnv(root: string, config: WorkerConfig): Outcome<Compilation> {
  const source = projectPath(root, config.file);
  const model = { title: "", version: "", source, routes: [], types: [], bindings: config.bindings };
  return { value: { model, files: emitFiles(model, source) }, diagnostics: [] };
}

function compileContract(
  loaded: LoadedContract,
  file: string,
  { root, config }: Pick<CompileOptions, "root" | "config">,
): Outcome<Compilation> {
  const lowered = lowerContract(loaded, file);
  if (lowered.diagnostics.length > 0) return { diagnostics: sortDiagnostics(lowered.diagnostics) };
  const { value: model, diagnostics } = checkContract(lowered, file, config.bindings);
  if (!model) return { diagnostics };
  return { value: { model, files: emitFiles(model, projectPath(root, config.file)) }, diagnostics };
}

/** A path as it stands in diagnostics and in generated files: relative to the project, with `/`. */
function projectPath(root: string, file: string): string {
  return relative(root, resolve(root, file)).replaceAll("\\", "/");
}
