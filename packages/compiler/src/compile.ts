import { relative, resolve } from "node:path";
import { type Binding, hasError, type Outcome, sortDiagnostics, type WorkerConfig } from "@bimetal/config";
import { checkBindingNames } from "./check/binding-names.ts";
import { checkVersions } from "./check/versions.ts";
import type { ClassesOutcome } from "./classes/bind-classes.ts";
import type { ContractOutcome } from "./contract/read-contract.ts";
import { emitFiles, type GeneratedFile } from "./emit/emit-files.ts";
import { findContract, findEntry } from "./entry.ts";
import type { Model } from "./model.ts";
import { assignLanguage, checkRouter, hasRust, type Router } from "./router.ts";

export interface CompileOptions {
  /** The project's folder. */
  readonly root: string;
  /** Its file is relative to `root`. */
  readonly config: WorkerConfig;
  /** The contract's module, relative to `root`. @default the first of `DEFAULT_CONTRACTS` that is there, if any */
  readonly contract?: string | undefined;
  /** What an earlier compilation has read of the contract, where none of its files has changed since. */
  readonly loaded?: ContractOutcome | undefined;
  /** @default "mixed" */
  readonly router?: Router | undefined;
  /**
   * The version that the project's crate and package must have, and that the Rust code compiles with alone.
   *
   * @default any
   */
  readonly release?: string | undefined;
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
  /** What was read of the contract, if there is one. */
  readonly loaded?: ContractOutcome | undefined;
}

/** Compiles the contract and the bindings of a Worker. Without a contract, only the environment's files are made. */
export async function compile(options: CompileOptions): Promise<CompileOutcome> {
  const { root, config, contract, loaded, router = "mixed", out = "generated", release } = options;
  const project = relative(resolve(root, out), root).replaceAll("\\", "/");
  const found = contract ?? findContract(root);
  const configFile = projectPath(root, config.file);
  const bindings = { file: configFile, bindings: config.bindings, others: config.otherBindings };
  const read =
    found === undefined
      ? undefined
      : await readModel(projectPath(root, found), { root, project, config: bindings, loaded });
  const versions = checkVersions({ root, release, hasRust: router !== "hono" });
  const diagnostics = [...versions.diagnostics, ...checkBindingNames(config.bindings), ...(read?.diagnostics ?? [])];
  const inputs = [resolve(root, configFile), ...versions.inputs, ...(read?.loaded.inputs ?? [])];
  const outcome = { diagnostics, inputs, loaded: read?.loaded };
  const declared = read ? read.value : envModel(configFile, config.bindings, project);
  if (declared) diagnostics.push(...checkRouter(declared, config, router));
  if (!declared || hasError(diagnostics)) return outcome;
  const assigned = assignLanguage(declared, router);
  const emit = (model: Model) => emitFiles(model, { config: configFile, router, release });
  const bound = await readClasses(assigned, { root, config, router, out, emit });
  diagnostics.push(...bound.diagnostics);
  inputs.push(...bound.inputs);
  if (hasError(diagnostics)) return outcome;
  const model = { ...assigned, classes: bound.classes };
  const { schemaModules = [] } = read?.loaded.value ?? {};
  return { ...outcome, value: { model, files: emit(model), schemaModules } };
}

interface ReadClassesOptions extends Pick<CompileOptions, "root" | "config"> {
  readonly out: string;
  readonly router: Router;
  readonly emit: (model: Model) => readonly GeneratedFile[];
}

/** The classes of bindings, where the config names any. What only Rust has to do without is said where there is Rust. */
async function readClasses(model: Model, options: ReadClassesOptions): Promise<ClassesOutcome> {
  const { root, config, router, emit } = options;
  if (!config.bindings.some(({ classes }) => classes)) return { classes: undefined, diagnostics: [], inputs: [] };
  const { bindClasses } = await import("./classes/bind-classes.ts");
  const out = resolve(root, options.out);
  const read = await bindClasses({
    ...{ root, config, out, types: model.types },
    // Where Rust finds the routes, the author's entry is no part of the Worker.
    entry: router === "rust" ? undefined : findEntry(root, config.main),
    objects: model.objects,
    texts: () => {
      const files = emit(model).filter(({ path }) => path.endsWith(".ts"));
      return new Map(files.map(({ path, text }) => [resolve(out, path), text]));
    },
  });
  const isTold = hasRust(model) ? () => true : ({ severity }: { severity: string }) => severity === "error";
  return { ...read, diagnostics: sortDiagnostics(read.diagnostics.filter(isTold)) };
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
