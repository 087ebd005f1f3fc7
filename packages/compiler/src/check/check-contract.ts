import { type Outcome, sortDiagnostics } from "@bimetal/config";
import type { LoweredContract } from "../lower/lower-contract.ts";
import type { Model, NamedType, Wire } from "../model.ts";
import { type ConfigBindings, checkBindings, findPayloads } from "./bindings.ts";
import { checkConflicts } from "./conflicts.ts";
import { checkFiles } from "./files.ts";
import { checkNames } from "./names.ts";
import { checkOutputs } from "./outputs.ts";
import { findRecursion } from "./recursion.ts";
import { collectWires, type Wires } from "./wires.ts";

/** Checks how the parts of a contract go together, and completes the model. */
export function checkContract(
  lowered: LoweredContract,
  given: Pick<Model, "source" | "project">,
  config: ConfigBindings,
): Outcome<Model> {
  const wires = collectWires(lowered);
  const diagnostics = sortDiagnostics([
    ...checkBindings(lowered.bindings, config),
    ...checkConflicts(lowered.routes),
    ...checkFiles(lowered, wires),
    ...checkNames(lowered, wires),
    ...checkOutputs(lowered),
  ]);
  if (diagnostics.length > 0) return { diagnostics };
  const { title, version, events } = lowered;
  const routes = lowered.routes.map(({ route }) => route);
  const functions = lowered.functions.map(({ fn }) => fn);
  const objects = lowered.objects.map(({ object }) => object);
  const payloads = findPayloads(lowered, config);
  const { bindings } = config;
  const types = namedTypes(lowered, wires);
  const called = { routes, functions, events, objects };
  return { value: { title, version, ...given, ...called, payloads, types, bindings }, diagnostics };
}

const WIRES: readonly Wire[] = ["json", "text"];

function namedTypes({ types }: LoweredContract, wires: Wires): NamedType[] {
  return findRecursion(types).map(({ path: _, ...type }): NamedType => {
    if (type.kind !== "object") return type;
    const arrives = wires.get(type.name.pascal);
    return { ...type, wire: WIRES.filter((wire) => arrives?.has(wire)) };
  });
}
