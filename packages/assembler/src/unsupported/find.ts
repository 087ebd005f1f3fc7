import { readFunctions, type WasmFunction } from "../wasm/functions.ts";
import { readCrates, readPath } from "./path.ts";
import { type UnsupportedRow, unsupportedTable } from "./table.ts";

/** A function outside of std that leads to a part of std which does not work. */
export interface UnsupportedUse {
  readonly row: UnsupportedRow;
  /** As rustc names crates: with underscores. */
  readonly crate: string;
  readonly function: string;
}

/**
 * Looks into a linked module, with demangled names, for what cannot work. The linker has removed all that nothing calls,
 * so what is found can be reached; whether it ever is, nobody can tell. Where std calls its own part (a panic handler that
 * looks for an environment variable) nobody is to blame, and nothing is found. One use is told per crate and row.
 */
export function findUnsupported(wasm: Uint8Array, isKnownCrate: (name: string) => boolean): UnsupportedUse[] {
  const functions = readFunctions(wasm);
  const targets = functions.map(({ name }) => {
    const path = readPath(name);
    return path.startsWith("std::") ? unsupportedTable.find((row) => row.functions.test(path)) : undefined;
  });
  if (targets.every((row) => row === undefined)) return [];
  const callers = invert(functions);
  const crateOf = (index: number) => readCrates(functions[index]?.name ?? "").find(isKnownCrate);
  const uses = targets.flatMap((row, target) =>
    row === undefined
      ? []
      : findOwners(target, callers, crateOf).map(({ crate, index }) => ({
          row,
          crate,
          function: readPath(functions[index]?.name ?? ""),
        })),
  );
  return [...new Map(uses.map((use) => [`${use.row.what} ${use.crate}`, use])).values()];
}

/** The nearest callers that belong to a crate, through any number of functions of std. */
function findOwners(
  target: number,
  callers: ReadonlyMap<number, readonly number[]>,
  crateOf: (index: number) => string | undefined,
): { crate: string; index: number }[] {
  const owners: { crate: string; index: number }[] = [];
  const seen = new Set([target]);
  // Reaches what is added while it runs.
  for (const index of seen) {
    const crate = crateOf(index);
    if (crate !== undefined) owners.push({ crate, index });
    else for (const caller of callers.get(index) ?? []) seen.add(caller);
  }
  return owners;
}

function invert(functions: readonly WasmFunction[]): Map<number, number[]> {
  const callers = new Map<number, number[]>();
  for (const [caller, { calls }] of functions.entries()) {
    for (const callee of calls) {
      const known = callers.get(callee);
      if (known) known.push(caller);
      else callers.set(callee, [caller]);
    }
  }
  return callers;
}
