import { join } from "node:path";
import { type Compilation, type CompileOptions, type CompileOutcome, compile, RELEASE } from "@bimetal/compiler";
import { type Outcome, readConfig } from "@bimetal/config";
import type { Project } from "./project.ts";

export interface ProjectCompilation extends Outcome<Compilation>, Pick<CompileOutcome, "inputs" | "loaded"> {}

/**
 * Reads the project's config and contract, and compiles them. Writes nothing; `out` is the folder where the files will be,
 * relative to the project. A contract that is `loaded` is not read again.
 */
export async function compileProject(
  { root, config: file, env, router }: Project,
  { out, loaded }: Pick<CompileOptions, "out" | "loaded"> = {},
): Promise<ProjectCompilation> {
  const { value: config, diagnostics } = readConfig(file, { root, env });
  if (!config) return { diagnostics, inputs: [join(root, file)] };
  const compiled = await compile({ root, config, router, out, loaded, release: RELEASE });
  return { ...compiled, diagnostics: [...diagnostics, ...compiled.diagnostics] };
}
