import type { Diagnostic } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { Crate } from "./crate.ts";
import { findDependencyPath } from "./dependency-path.ts";
import { type CompilerMessage, describe, isFinding } from "./messages.ts";
import { readGraph } from "./metadata.ts";

/** What rustc found in a crate that is not the author's. */
export interface Finding {
  readonly package: string;
  readonly message: CompilerMessage;
}

interface Context {
  readonly root: string;
  readonly crate: Crate;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Says why dependencies do not compile. One diagnostic per crate, its first error: what follows is mostly the
 * consequence. Its dependency path tells the author why the crate is there at all.
 */
export async function diagnoseDependencies(findings: readonly Finding[], context: Context): Promise<Diagnostic[]> {
  const errors = findings.filter(({ message }) => message.level.startsWith("error") && isFinding(message));
  if (errors.length === 0) return [];
  const first = [...new Map(errors.toReversed().map((finding) => [finding.package, finding])).values()].reverse();
  const graph = await readGraph(context.root, context.signal);
  return first.map(({ package: id, message }) => {
    const chain = graph.value ? findDependencyPath(graph.value, context.crate.id, id) : [];
    const crate = chain.at(-1) ?? id;
    return diagnose("assembler/dependency-error", { ...describe(message), crate, path: chain.join(" → ") });
  });
}
