/** What is wrong with a class that a config names, or with what the entry exports as it. */
import { type Binding, type ClassUse, type Diagnostic, nearest } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { RustObject } from "../model.ts";
import type { ClassKind, ExportedValue, Exports } from "./exports.ts";
import { locateNode } from "./place.ts";
import type { Program } from "./program.ts";

/** What a class must extend, by the row of the binding that is of it. */
const EXPECTED: ReadonlyMap<string, ClassKind> = new Map([
  ["durable_objects.bindings", "object"],
  ["workflows", "workflow"],
  ["services", "entrypoint"],
]);

const BASES: Readonly<Record<ClassKind, string>> = {
  object: "DurableObject",
  workflow: "WorkflowEntrypoint",
  entrypoint: "WorkerEntrypoint",
};

/** A class of another kind than its binding. */
export function checkKind(
  { name: binding }: Binding,
  use: ClassUse,
  value: Pick<ExportedValue, "name" | "kind" | "location">,
): Diagnostic[] {
  const expected = EXPECTED.get(use.key);
  if (value.kind === undefined || expected === undefined || value.kind === expected) return [];
  const kinds = { expected: BASES[expected], found: BASES[value.kind] };
  return [diagnose("class/kind", { name: value.name, binding, ...kinds, exported: value.location }, use.location)];
}

/** Classes that Rust has, and the entry exports, too. */
export function checkTaken({ values }: Exports, objects: readonly RustObject[]): Diagnostic[] {
  return objects.flatMap(({ name, location: first }) => {
    const exported = values.get(name.pascal);
    return exported ? [diagnose("class/taken", { name: name.pascal, first }, exported.location)] : [];
  });
}

/** A name that the entry does not export. `entry` is its path for people, and locations are relative to `root`. */
export function checkExported(
  { name: binding }: Binding,
  { name, location }: ClassUse,
  { exports, program }: { readonly exports: Exports; readonly program: Program },
  { entry, root }: { readonly entry: string; readonly root: string },
): Diagnostic[] {
  // A default export is a handler's as well; what is behind an `export *` that is not found, nobody knows.
  if (name === undefined || exports.isPartial) return [];
  const clash = exports.clashes.get(name);
  if (clash) return [diagnose("class/taken", { name, first: clash[0] }, clash[1])];
  if (exports.values.has(name)) return [];
  const { ts } = program;
  const classes = [...exports.values.values()].filter(({ instance }) => instance);
  const hidden = program.entry.statements.find((statement) => {
    return ts.isClassDeclaration(statement) && statement.name?.text === name;
  });
  const similar = hidden
    ? undefined
    : nearest(
        name,
        classes.map((value) => value.name),
      );
  const meant = classes.find((value) => value.name === similar);
  const declared = hidden ? locateNode(program, hidden, root) : meant?.location;
  return [diagnose("class/not-exported", { name, binding, entry, similar, declared }, location)];
}
