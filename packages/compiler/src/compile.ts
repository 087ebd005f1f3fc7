import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Binding, Outcome, WorkerConfig } from "@bimetal/config";
import { checkBindingNames } from "./check/binding-names.ts";
import { emitFiles, type GeneratedFile } from "./emit/emit-files.ts";
import type { Model } from "./model.ts";
import { assignLanguage, checkRouter, type Router } from "./router.ts";

export interface CompileOptions {
  /** The project's folder. */
  readonly root: string;
  /** Its file is relative to `root`. */
  readonly config: WorkerConfig;
  /** The contract's module, relative to `root`. @default the first of `DEFAULT_CONTRACTS` that is there, if any */
  readonly contract?: string | undefined;
  /** @default "mixed" */
  readonly router?: Router | undefined;
  /** The folder that the files will be written to, relative to `root`. @default "generated" */
  readonly out?: string | undefined;
}

export interface Compilation {
  readonly model: Model;
  readonly files: readonly GeneratedFile[];
  /** Absolute paths of the author's modules that bring zod with them: they are no part of a Worker. */
  readonly schemaModules: readonly string[];
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
export async function compile(options: CompileOptions): Promise<CompileOutcome> {
  const { root, config, contract, router = "mixed", out = "generated" } = options;
  const project = relative(resolve(root, out), root).replaceAll("\\", "/");
  const found = contract ?? DEFAULT_CONTRACTS.find((candidate) => existsSync(resolve(root, candidate)));
  const configFile = projectPath(root, config.file);
  const read =
    found === undefined
      ? undefined
      : await readModel(root, project, projectPath(root, found), {
          file: configFile,
          bindings: config.bindings,
          others: config.otherBindings,
        });
  const diagnostics = [...checkBindingNames(config.bindings), ...(read?.diagnostics ?? [])];
  const inputs = [resolve(root, configFile), ...(read?.inputs ?? [])];
  const declared = read ? read.value : envModel(configFile, config.bindings, project);
  if (declared) diagnostics.push(...checkRouter(declared, config, router));
  if (!declared || diagnostics.length > 0) return { diagnostics, inputs };
  const model = assignLanguage(declared, router);
  const { schemaModules = [] } = read ?? {};
  return { value: { model, files: emitFiles(model, configFile, router), schemaModules }, diagnostics, inputs };
}

/** Loaded for a contract alone: with it come esbuild and all that knows of schemas. */
const readModel: ReadModel = async (...args) => (await import("./read-model.ts")).readModel(...args);

type ReadModel = typeof import("./read-model.ts").readModel;

/** The model of a project that has a config alone. */
function envModel(source: string, bindings: readonly Binding[], project: string): Model {
  const nothing = { routes: [], functions: [], events: [], objects: [], payloads: [], types: [] };
  return { title: "", version: "", source, project, ...nothing, bindings };
}

/** A path as it stands in diagnostics and in generated files: relative to the project, with `/`. */
function projectPath(root: string, file: string): string {
  return relative(root, resolve(root, file)).replaceAll("\\", "/");
}
