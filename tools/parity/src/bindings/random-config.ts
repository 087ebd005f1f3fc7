import type { Random } from "@bimetal/compiler/test";
import { type BindingRow, bindingTable, type Json } from "@bimetal/config";
import { type JsonObject, samples } from "./samples.ts";

/**
 * A config with bindings of several kinds, more often than not with environments. wrangler takes it, unless its names are of
 * another making.
 */
export function randomConfig(random: Random, createName: CreateName = plainName): JsonObject {
  const making: Making = { random, createName, names: new Map() };
  const top: JsonObject = {
    name: "worker",
    compatibility_date: "2026-11-01",
    ...(random.chance(0.25) ? { main: ENTRY } : {}),
    ...randomBindings(making, bindingTable),
  };
  const environments = ENVIRONMENTS.filter(() => random.chance(0.35));
  if (environments.length === 0 || random.chance(0.3)) return top;
  return { ...top, env: Object.fromEntries(environments.map((name) => [name, randomBindings(making, OWN)])) };
}

/** Where the classes are that bindings may be of, if they are anywhere: two folders above a config's. */
export const ENTRY = "../../entry/index.ts";

const ENVIRONMENTS = ["staging", "production", "dev-2", "Été"];

/** The rows that an environment may have. */
const OWN = bindingTable.filter(({ inEnvironments }) => inEnvironments !== "shared");

/** A name for a binding; `taken` are those of other bindings. */
export type CreateName = (random: Random, taken: ReadonlyMap<string, unknown>) => string;

interface Making {
  readonly random: Random;
  readonly createName: CreateName;
  /** What was written under them, in any environment. */
  readonly names: Map<string, BindingRow>;
}

function randomBindings(making: Making, rows: readonly BindingRow[]): JsonObject {
  const { random } = making;
  const config: JsonObject = {};
  const here = new Set<string>();
  for (let count = 1 + random.below(6); count > 0; count -= 1) {
    const again = [...making.names].filter(([name, row]) => !here.has(name) && rows.includes(row));
    const [name, row] =
      again.length > 0 && random.chance(0.6)
        ? known(random, again, rows)
        : [making.createName(random, making.names), random.pick(rows)];
    if (row.shape === "table" && readAt(config, row.key) !== undefined) continue;
    here.add(name);
    making.names.set(name, row);
    write(config, row, name, samples[row.key]?.(random));
  }
  return config;
}

/** A name that another environment has, mostly for the same; a value stays one, a binding, too, and what is inherited. */
function known(
  random: Random,
  again: readonly (readonly [string, BindingRow])[],
  rows: readonly BindingRow[],
): readonly [string, BindingRow] {
  const [name, row] = random.pick(again);
  if (!isMixed(row) || random.chance(0.75)) return [name, row];
  return [name, random.pick(rows.filter((other) => isValue(other) === isValue(row) && isMixed(other)))];
}

/** Whether its name may be another kind's elsewhere: what is inherited would be there twice, and K2 has no type to speak of. */
function isMixed({ key, inEnvironments }: BindingRow): boolean {
  return inEnvironments === "own" && key !== "k2";
}

function isValue({ kind }: BindingRow): boolean {
  return kind === "var" || kind === "secret";
}

/** One that Rust tells apart from all others. */
function plainName(random: Random, taken: ReadonlyMap<string, unknown>): string {
  return `${random.pick(STEMS)}${taken.size}`;
}

const STEMS = ["KV_", "BINDING_", "my-binding-", "camelCase", "with space ", 'quo"ted', "it's", "ключ", "$x", "type"];

function write(config: JsonObject, row: BindingRow, name: string, sample: Json | undefined): void {
  const path = row.key.split(".");
  const table = { [row.nameKey]: name, ...(sample as JsonObject) };
  if (row.shape === "tables") add(config, path, table);
  else if (row.shape === "names") add(config, path, name);
  else if (row.shape === "table") set(config, path, table);
  else set(config, [...path, name], sample ?? "");
}

function add(config: JsonObject, path: readonly string[], item: Json): void {
  const list = readAt(config, path.join("."));
  set(config, path, [...((list as Json[] | undefined) ?? []), item]);
}

/** Also a key that is `__proto__`. */
export function set(config: JsonObject, [first = "", ...rest]: readonly string[], value: Json): void {
  const inner = Object.hasOwn(config, first) ? (config[first] as JsonObject) : {};
  if (rest.length > 0) set(inner, rest, value);
  const entry = { value: rest.length > 0 ? inner : value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(config, first, entry);
}

/** The value at a path of keys. */
export function readAt(config: JsonObject, path: string): Json | undefined {
  return path.split(".").reduce<Json | undefined>((value, key) => (value as JsonObject | undefined)?.[key], config);
}
