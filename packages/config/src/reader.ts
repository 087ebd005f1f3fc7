import type { Diagnostic, Location } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import { nearest } from "./nearest.ts";
import { describe, type Entry, type Node, type Table, type Terms } from "./tree.ts";

/** Where the readers of one file put what they find wrong. */
export interface Reading {
  readonly diagnostics: Diagnostic[];
  readonly terms: Terms;
  /** What stands before every path in diagnostics: `env.staging.`, or nothing. */
  readonly prefix: string;
}

/** Each reads a value, named by its path for diagnostics: absent and wrong are both `undefined`, wrong also a diagnostic. */
export function readString(reading: Reading, path: string, node: Node | undefined): string | undefined {
  if (node?.kind === "string" && node.value !== "") return node.value;
  return wrongType(reading, path, STRING, node);
}

export function readTable(reading: Reading, path: string, node: Node | undefined): Table | undefined {
  if (node?.kind === "table") return node;
  return wrongType(reading, path, reading.terms.table, node);
}

export function readList(reading: Reading, path: string, node: Node | undefined): readonly Node[] | undefined {
  if (node?.kind === "list") return node.items;
  return wrongType(reading, path, reading.terms.list, node);
}

/** A list of strings with their places; items that are none are left out. */
export function readStrings(reading: Reading, path: string, node: Node | undefined): PlacedString[] {
  return (readList(reading, path, node) ?? []).flatMap((item, index) => {
    const value = readString(reading, `${path}[${index}]`, item);
    return value === undefined ? [] : [{ value, location: item.location, docs: item.docs }];
  });
}

export interface PlacedString {
  readonly value: string;
  readonly location: Location;
  readonly docs: string | undefined;
}

/** Warns of every key that is not among the known ones. `within` is the table's path, `""` for the top level. */
export function checkKeys(reading: Reading, within: string, table: Table, known: ReadonlySet<string>): void {
  for (const [key, { key: location }] of table.entries) {
    if (known.has(key)) continue;
    const place = `${reading.prefix}${within}`.replace(/\.$/, "");
    const input = { key, within: place, similar: nearest(key, known) };
    reading.diagnostics.push(diagnose("config/unknown-key", input, location));
  }
}

/** As `checkKeys`, in the table `secrets`: whoever writes a secret's value there must not see it in a log. */
export function checkSecrets(reading: Reading, secrets: Table, known: ReadonlySet<string>): void {
  const isValue = (key: string, { value: { kind } }: Entry) => !known.has(key) && kind !== "list" && kind !== "table";
  const values = [...secrets.entries].filter(([key, entry]) => isValue(key, entry));
  for (const [key, entry] of values) {
    reading.diagnostics.push(diagnose("config/secret-value", { key }, entry.key));
  }
  checkKeys(reading, "secrets", secrets, new Set([...known, ...values.map(([key]) => key)]));
}

function wrongType(reading: Reading, key: string, expected: string, node: Node | undefined): undefined {
  if (!node) return;
  const secret = /^secrets\b/.test(key);
  const found = secret ? "something else" : describe(node, reading.terms);
  const quotable = expected === STRING && (node.kind === "number" || node.kind === "boolean" || node.kind === "date");
  const input = { key: reading.prefix + key, expected, found, quotable };
  const diagnostic = diagnose("config/wrong-type", input, node.location);
  reading.diagnostics.push(secret ? { ...diagnostic, redacted: true } : diagnostic);
}

const STRING = "a string that is not empty";
