import { join } from "node:path";
import { type Compilation, compile } from "@bimetal/compiler";
import { type Outcome, readConfig } from "@bimetal/config";
import type { Project } from "./project.ts";

export interface ProjectCompilation extends Outcome<Compilation> {
  /** Absolute paths of what was read. */
  readonly inputs: readonly string[];
}

/**
 * Reads the project's config and contract, and compiles them. Writes nothing; `out` is the folder where the files will be,
 * relative to the project.
 */
export async function compileProject(
  { root, config: file, env, router }: Project,
  out?: string,
): Promise<ProjectCompilation> {
  const { value: config, diagnostics } = readConfig(file, { root, env });
  if (!config) return { diagnostics, inputs: [join(root, file)] };
  const compiled = await compile({ root, config, router, out });
  return { ...compiled, diagnostics: [...diagnostics, ...compiled.diagnostics] };
}
