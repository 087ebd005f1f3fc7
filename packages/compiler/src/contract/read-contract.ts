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
  /** Where a value is exported. Of a contract without a twin, nothing is found. */
  readonly findExport: (value: unknown) => FoundExport | undefined;
}

/** One of the author's modules, relative to the project, and the name by which it exports a value. */
export interface FoundExport {
  readonly module: string;
  readonly name: string;
  readonly bringsZod: boolean;
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
  const { inputs, value: first } = bundle;
  const outcome = readExports(runBundle(first, path), root, file, first);
  if (!outcome.value || !first.code.includes(TWIN)) return { ...outcome, inputs };
  // Functions are known by identity, so the contract is run once more, with all that its modules export.
  const { value: second, diagnostics } = await bundleContract(root, file, first.modules);
  if (!second) return { diagnostics, inputs };
  return { ...readExports(runBundle(second, path), root, file, first), inputs };
}

/** What `twin` of the contract's API marks its values by. */
const TWIN = '"bimetal.twin"';

function readExports(run: Run, root: string, file: string, bundle: Bundle): Outcome<LoadedContract> {
  if (!run.ok) {
    const diagnostic = diagnose("contract/threw", { file, error: describeError(run.error) }, errorLocation(run));
    return { diagnostics: [diagnostic] };
  }
  const { default: contract } = run.exports;
  if (!isContract(contract)) {
    const found = "default" in run.exports ? `${showValue(contract)} as the default export` : "no default export";
    return { diagnostics: [diagnose("contract/no-contract", { file, found }, { file, line: 1, column: 1 })] };
  }
  const { zod, locate } = run;
  const { schemaModules } = bundle;
  const findExport = createFinder(run.exports, root, bundle);
  return { value: { contract, zod, locate, schemaModules, findExport }, diagnostics: [] };
}

/** Prefers a module that a Worker can import. */
function createFinder(
  exports: Readonly<Record<string, unknown>>,
  root: string,
  { modules, schemaModules }: Bundle,
): LoadedContract["findExport"] {
  return (value) => {
    const found = modules.flatMap((module, index): FoundExport[] => {
      const entries = Object.entries(exports[`module${index}`] ?? {});
      const [name] = entries.find(([name, exported]) => name !== "default" && exported === value) ?? [];
      return name === undefined ? [] : [{ module, name, bringsZod: schemaModules.includes(resolve(root, module)) }];
    });
    return found.find(({ bringsZod }) => !bringsZod) ?? found[0];
  };
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
