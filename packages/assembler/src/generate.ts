import { join } from "node:path";
import {
  checkVersions,
  compile,
  findContract,
  type Model,
  RELEASE,
  type Router,
  writeGenerated,
} from "@bimetal/compiler";
import { hasError, type Outcome, readConfig, type WorkerConfig } from "@bimetal/config";
import { isCrateWorker } from "./crate-worker/is-crate-worker.ts";

/** What `generated/` was made from. */
export interface Generated {
  readonly config: WorkerConfig;
  /** `undefined` where nothing is generated: the crate alone is the Worker, without a contract. */
  readonly model: Model | undefined;
  /** Absolute paths of the author's modules that bring zod with them. */
  readonly schemaModules: readonly string[];
}

export interface GenerateOutcome extends Outcome<Generated> {
  /** Absolute paths of what was read, also where it holds a mistake. */
  readonly inputs: readonly string[];
}

export interface GenerateOptions {
  readonly root: string;
  /** The config's name in it. */
  readonly config: string;
  /** The only environment that counts. @default all of them, and the top level */
  readonly env?: string | undefined;
  /** @default "mixed" */
  readonly router?: Router | undefined;
}

/** Compiles config and contract, and writes those of the generated files that have changed. */
export async function generate({
  root,
  config: file,
  env,
  router = "mixed",
}: GenerateOptions): Promise<GenerateOutcome> {
  const { value: config, diagnostics: found } = readConfig(file, { root, env });
  if (!config) return { diagnostics: found, inputs: [join(root, file)] };
  if (findContract(root) === undefined && isCrateWorker({ root, config, router, model: undefined })) {
    const versions = checkVersions({ root, release: RELEASE, hasRust: true });
    const inputs = [join(root, file), ...versions.inputs];
    if (hasError(versions.diagnostics)) return { diagnostics: [...found, ...versions.diagnostics], inputs };
    return { value: { config, model: undefined, schemaModules: [] }, diagnostics: found, inputs };
  }
  const compiled = await compile({ root, config, router, release: RELEASE });
  const diagnostics = [...found, ...compiled.diagnostics];
  const { value, inputs } = compiled;
  if (!value) return { diagnostics, inputs };
  writeGenerated(value.files, join(root, "generated"));
  const { model, schemaModules } = value;
  return { value: { config, model, schemaModules }, diagnostics, inputs };
}
