import { type BindingKind, type BindingRow, bindingTable, unsafeTypes } from "./binding-table.ts";
import type { Location } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import { checkKeys, type Reading, readList, readString, readStrings, readTable } from "./reader.ts";
import type { Json, Node, Table } from "./tree.ts";
import { readJson, readVarType, type VarType } from "./var-type.ts";

/** One binding of the Worker: a property of its `env`. */
export type Binding = {
  /** The property's key, any string. */
  readonly name: string;
  /** The row of `bindingTable`: where in the config it stands. */
  readonly key: string;
  /** The comments above it in the config. */
  readonly docs: string | undefined;
  /** Where its name stands. */
  readonly location: Location;
  /** Some environments do not have it. */
  readonly optional: boolean;
  /** The rows whose types it has: one, or several where it is of another kind in other environments. */
  readonly types: readonly string[];
  /** What it is of, where its kind has classes: a Durable Object, a workflow, a service. In each environment another, perhaps. */
  readonly classes?: readonly ClassUse[] | undefined;
} & (
  | { readonly kind: Exclude<BindingKind, "var" | "queue" | "service"> }
  | { readonly kind: "var"; readonly value: Json; readonly type: VarType }
  /** The queue's name, which development does not need. */
  | { readonly kind: "queue"; readonly queue: string | undefined }
  | { readonly kind: "service"; readonly service: string; readonly entrypoint: string | undefined }
);

/** A class that a Worker exports, as the config names it. */
export interface ClassUse {
  /** The row of `bindingTable` where it stands. */
  readonly key: string;
  /** The Worker that has it. `undefined`: this one. */
  readonly worker: string | undefined;
  /** `undefined`: the default export, whatever that is. */
  readonly name: string | undefined;
  /** Where the class is named, or else its Worker. */
  readonly location: Location;
}

/** All bindings of one environment in the order of the config. */
export function readBindings(reading: Reading, root: Table): Binding[] {
  const bindings = bindingTable
    .flatMap((row) => readRow(reading, root, row))
    .sort(({ location: a }, { location: b }) => a.line - b.line || a.column - b.column);
  checkNames(reading, bindings);
  return bindings;
}

function readRow(reading: Reading, root: Table, row: BindingRow): Binding[] {
  const node = find(reading, root, row.key);
  switch (row.shape) {
    case "tables":
      return (readList(reading, row.key, node) ?? []).flatMap((item, index) =>
        readBindingTable(reading, row, `${row.key}[${index}]`, item),
      );
    case "table":
      return node ? readBindingTable(reading, row, row.key, node) : [];
    case "keys":
      return [...(readTable(reading, row.key, node)?.entries ?? [])].flatMap(([name, { key, value }]) =>
        readValue(reading, row, value, { name, key: row.key, docs: value.docs, location: key }),
      );
    case "names":
      return readStrings(reading, row.key, node).map(({ value, location, docs }) => {
        return { name: value, key: row.key, docs, location, ...alone(row.key), kind: "secret" };
      });
  }
}

/** The value at a path of one or two keys. */
function find(reading: Reading, root: Table, path: string): Node | undefined {
  const [first = "", second] = path.split(".");
  const node = root.entries.get(first)?.value;
  return second === undefined ? node : readTable(reading, first, node)?.entries.get(second)?.value;
}

function readBindingTable(reading: Reading, row: BindingRow, path: string, node: Node): Binding[] {
  const table = readTable(reading, path, node);
  if (!table) return [];
  if (row.otherKeys) checkKeys(reading, path, table, new Set([row.nameKey, ...row.otherKeys]));
  const named = table.entries.get(row.nameKey);
  if (!named) {
    if (!row.nameOptional) missing(reading, row.nameKey, path, "the name under which the Worker gets it", table);
    return [];
  }
  const name = readString(reading, `${path}.${row.nameKey}`, named.value);
  if (name === undefined) return [];
  const docs = table.docs ?? named.value.docs;
  return readValue(reading, row, table, { name, key: row.key, docs, location: named.value.location }, path);
}

type Common = Pick<Binding, "name" | "key" | "docs" | "location">;

/** As long as no other environment is known. */
function alone(type: string): Pick<Binding, "optional" | "types"> {
  return { optional: false, types: [type] };
}

/** What a binding of this kind has beyond its name. */
function readValue(
  reading: Reading,
  row: BindingRow,
  node: Node,
  common: Common,
  path = `${row.key}.${common.name}`,
): Binding[] {
  const property = (key: string) => (node.kind === "table" ? node.entries.get(key)?.value : undefined);
  const base = { ...common, ...alone(row.key) };
  switch (row.kind) {
    case "var": {
      const value = readJson(reading, path, node);
      return value === undefined ? [] : [{ ...base, kind: "var", value, type: readVarType(node) }];
    }
    case "queue":
      return [{ ...base, kind: "queue", queue: readString(reading, `${path}.queue`, property("queue")) }];
    case "service": {
      const service = property("service");
      if (!service) return missing(reading, "service", path, "the name of the Worker that is called", node);
      const worker = readString(reading, `${path}.service`, service);
      const entrypoint = readString(reading, `${path}.entrypoint`, property("entrypoint"));
      if (worker === undefined) return [];
      const { location } = property("entrypoint") ?? service;
      const classes = [{ key: row.key, worker, name: entrypoint, location }];
      return [{ ...base, classes, kind: "service", service: worker, entrypoint }];
    }
    default: {
      const type = row.key === "unsafe.bindings" ? unsafeType(property("type")) : undefined;
      const classes =
        CLASS_ROWS.has(row.key) && node.kind === "table" ? readClass(reading, row, node, path) : undefined;
      return [{ ...base, ...(type === undefined ? {} : alone(type)), ...(classes && { classes }), kind: row.kind }];
    }
  }
}

/** The rows of what is of a class that is named, and may be another Worker's. */
const CLASS_ROWS = new Set(["durable_objects.bindings", "workflows"]);

function readClass(reading: Reading, { key }: BindingRow, table: Table, path: string): ClassUse[] {
  const read = (name: string) => readString(reading, `${path}.${name}`, table.entries.get(name)?.value);
  const named = table.entries.get("class_name");
  if (!named) return missing(reading, "class_name", path, "the name of the class that its Worker exports", table);
  const [name, script, environment] = [read("class_name"), read("script_name"), read("environment")];
  const worker = script !== undefined && environment !== undefined ? `${script}-${environment}` : script;
  return name === undefined ? [] : [{ key, worker, name, location: named.value.location }];
}

function unsafeType(type: Node | undefined): string | undefined {
  return type?.kind === "string" ? unsafeTypes.get(type.value) : undefined;
}

function missing(reading: Reading, key: string, within: string, expected: string, { location }: Node): [] {
  const place = reading.prefix + within;
  reading.diagnostics.push(diagnose("config/missing-key", { key, within: place, expected }, location));
  return [];
}

function checkNames(reading: Reading, bindings: readonly Binding[]): void {
  const firsts = new Map<string, Binding>();
  for (const binding of bindings) {
    const { name, key, location } = binding;
    const first = firsts.get(name);
    if (first) reading.diagnostics.push(diagnose("config/duplicate-binding", { name, key, first }, location));
    else firsts.set(name, binding);
  }
}
