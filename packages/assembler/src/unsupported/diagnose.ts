import type { Diagnostic } from "@bimetal/config";
import type { Crate } from "../cargo/crate.ts";
import { findDependencyPath } from "../cargo/dependency-path.ts";
import { type Metadata, type Package, readGraph } from "../cargo/metadata.ts";
import { diagnose } from "../diagnostics.ts";
import { findUnsupported } from "./find.ts";

export interface UnsupportedOptions {
  readonly root: string;
  readonly crate: Crate;
  /** The module as bindgen leaves it: unreachable functions are gone, names are demangled. */
  readonly wasm: Uint8Array;
  readonly signal?: AbortSignal | undefined;
}

/** Warns of crates that call what does not work in a Worker, with the way they came into the project. */
export async function diagnoseUnsupported({ root, crate, wasm, signal }: UnsupportedOptions): Promise<Diagnostic[]> {
  // Most Workers have nothing of the kind, and need not wait for cargo to read the graph.
  if (findUnsupported(wasm, (name) => !STANDARD.has(name)).length === 0) return [];
  const { value: graph } = await readGraph(root, signal);
  if (!graph) return []; // cargo has just built with these manifests
  const packages = packagesByCrate(graph);
  return findUnsupported(wasm, (name) => packages.has(name)).map(({ row, crate: name, function: caller }) => {
    const chain = findDependencyPath(graph, crate.id, packages.get(name)?.id ?? "");
    const { what, effect, instead } = row;
    return diagnose("assembler/unsupported-std", { what, effect, instead, function: caller, path: chain.join(" → ") });
  });
}

const STANDARD: ReadonlySet<string> = new Set(["std", "core", "alloc"]);

/** Packages by the name that rustc knows their library under. */
function packagesByCrate({ packages }: Metadata): Map<string, Package> {
  return new Map(
    packages.flatMap((each) =>
      each.targets
        .filter(({ kind }) => kind.some((name) => name === "lib" || name.endsWith("lib")))
        .map(({ name }) => [name.replaceAll("-", "_"), each] as const),
    ),
  );
}
