/** What several environments of one config have in common, and where they differ. */
import { type Diagnostic, sortDiagnostics } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import { nearest } from "./nearest.ts";
import type { Binding, ClassUse } from "./read-bindings.ts";
import { type Reading, readTable } from "./reader.ts";
import type { Table } from "./tree.ts";
import { join } from "./var-type.ts";
import { isInherited } from "./wrangler-keys.ts";

/** The top level, or an environment as wrangler completes it from there. */
export interface Environment {
  /** `undefined`: the top level. */
  readonly name: string | undefined;
  readonly table: Table;
  /** What the environment itself has. */
  readonly own: Table;
}

/** The top level and every environment, in the order of the config; or only the one that is asked for. */
export function listEnvironments(reading: Reading, root: Table, wanted: string | undefined): Environment[] {
  const entries = readTable(reading, "env", root.entries.get("env")?.value)?.entries ?? new Map();
  const named = [...entries].flatMap(([name, { value }]) => {
    const own = readTable(reading, `env.${name}`, value);
    return own ? [{ name, table: complete(root, own), own }] : [];
  });
  const all = [{ name: undefined, table: root, own: root }, ...named];
  if (wanted === undefined) return all;
  const found = all.filter(({ name }) => name === wanted);
  if (found.length === 0 && !entries.has(wanted)) {
    const input = { name: wanted, known: [...entries.keys()], similar: nearest(wanted, new Set(entries.keys())) };
    reading.diagnostics.push(
      diagnose("config/unknown-environment", input, root.entries.get("env")?.key ?? root.location),
    );
  }
  return found;
}

/** What wrangler makes of an environment: its own keys, and those of the top level that are inherited. */
function complete(root: Table, own: Table): Table {
  const inherited = [...root.entries].filter(([key]) => isInherited(key));
  return { ...own, entries: new Map([...inherited, ...own.entries]) };
}

/**
 * The bindings of all environments. One that some of them lack is optional; a var that they write differently may be any
 * of what they write.
 */
export function joinBindings(reading: Reading, environments: readonly (readonly Binding[])[]): Binding[] {
  const joined = new Map<string, Binding>();
  for (const binding of environments.flat()) {
    const first = joined.get(binding.name);
    joined.set(binding.name, first ? joinTwo(reading, first, binding) : binding);
  }
  return [...joined.values()].map((binding) => {
    const everywhere = environments.every((bindings) => bindings.some(({ name }) => name === binding.name));
    return everywhere ? binding : { ...binding, optional: true };
  });
}

function joinTwo(reading: Reading, first: Binding, other: Binding): Binding {
  const classes = joinClasses(first, other);
  const both = { ...first, docs: first.docs ?? other.docs, ...(classes && { classes }) };
  if (both.kind === "var" && other.kind === "var") return { ...both, type: join(both.type, other.type) };
  if (isText(first) && isText(other)) return first.kind === "secret" ? both : { ...other, docs: both.docs };
  if (!isValue(first) && !isValue(other)) return { ...both, types: [...new Set([...first.types, ...other.types])] };
  const { name, key, location } = other;
  reading.diagnostics.push(diagnose("config/environment-kinds", { name, key, first }, location));
  return both;
}

/** Every class once. */
function joinClasses(first: Binding, other: Binding): readonly ClassUse[] | undefined {
  if (!first.classes || !other.classes) return first.classes ?? other.classes;
  const isKnown = ({ key, worker, name }: ClassUse) =>
    first.classes?.some((known) => known.key === key && known.worker === worker && known.name === name);
  return [...first.classes, ...other.classes.filter((use) => !isKnown(use))];
}

function isValue({ kind }: Binding): boolean {
  return kind === "var" || kind === "secret";
}

/** What may be a secret in one environment and plain in another. */
function isText(binding: Binding): boolean {
  return binding.kind === "secret" || (binding.kind === "var" && binding.type.kind === "string");
}

/** What is said of the top level is said again of every environment that has it from there. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return sortDiagnostics(diagnostics).filter(({ code, location }) => {
    const key = JSON.stringify([code, location]);
    return location === undefined || (!seen.has(key) && Boolean(seen.add(key)));
  });
}
