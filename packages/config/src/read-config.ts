import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { hasError, type Location, type Outcome } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import { type Environment, joinBindings, listEnvironments, withoutRepeats } from "./environments.ts";
import { parseJson } from "./parse-json.ts";
import { parseToml } from "./parse-toml.ts";
import { type Binding, readBindings } from "./read-bindings.ts";
import { checkKeys, checkSecrets, type Reading, readString, readTable } from "./reader.ts";
import { jsonTerms, type Table, tomlTerms } from "./tree.ts";
import { environmentKeys, tableKeys, topLevelKeys } from "./wrangler-keys.ts";

/** What Bimetal needs of a wrangler config. */
export interface WorkerConfig {
  /** As it was given, with `/`. Paths inside the config are relative to its folder. */
  readonly file: string;
  readonly name: string | undefined;
  /** What the Worker is called, in each environment. */
  readonly names: readonly string[];
  readonly main: string | undefined;
  readonly compatibilityDate: string | undefined;
  /** The command that wrangler runs before it bundles. */
  readonly buildCommand: string | undefined;
  /** The names of the environments, in the order of the config. */
  readonly environments: readonly string[];
  /** Those of all environments, or of the one that was asked for, in the order of the config. */
  readonly bindings: readonly Binding[];
  /** The names of bindings that only environments have which were not asked for. */
  readonly otherBindings: readonly string[];
  /** What the Worker must export beside `fetch`. */
  readonly handlers: readonly HandlerDemand[];
  /** Where the values above stand, of those that are there. */
  readonly locations: ConfigLocations;
}

/** A key of the config because of which the platform calls a handler. */
export interface HandlerDemand {
  readonly name: "queue" | "scheduled";
  /** `queues.consumers` */
  readonly key: string;
  readonly location: Location;
}

export interface ConfigLocations {
  readonly main: Location | undefined;
  readonly compatibilityDate: Location | undefined;
  readonly buildCommand: Location | undefined;
}

export interface ReadConfigOptions {
  /** The folder that a relative `file` is relative to. @default the working directory */
  readonly root?: string;
  /** The only environment that counts. @default all of them, and the top level */
  readonly env?: string | undefined;
}

/** Reads wrangler.toml, wrangler.json or wrangler.jsonc; the format follows the ending, as in wrangler. */
export function readConfig(file: string, options: ReadConfigOptions = {}): Outcome<WorkerConfig> {
  const shown = file.replaceAll("\\", "/");
  let text: string;
  try {
    const bytes = readFileSync(resolve(options.root ?? ".", file));
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { diagnostics: [diagnose("config/encoding", { file: shown })] };
    return { diagnostics: [diagnose("config/unreadable", { file: shown, reason: reasonOf(error) })] };
  }
  return parseConfig(shown, text, options.env);
}

/** Reads a config from its text. `file` names it and tells the format. */
export function parseConfig(file: string, text: string, env?: string): Outcome<WorkerConfig> {
  const toml = file.endsWith(".toml");
  const parsed = toml ? parseToml(file, text) : parseJson(file, text);
  const terms = toml ? tomlTerms : jsonTerms;
  const reading: Reading = { diagnostics: [...parsed.diagnostics], terms, prefix: "" };
  const root = readTable(reading, file, parsed.value);
  const value = root && readWorker(reading, file, root, env);
  const diagnostics = withoutRepeats(reading.diagnostics);
  return hasError(diagnostics) ? { diagnostics } : { value, diagnostics };
}

function readWorker(reading: Reading, file: string, root: Table, env: string | undefined): WorkerConfig {
  const environments = listEnvironments(reading, root, env);
  for (const environment of environments) checkEnvironment(reading, environment);
  const read = environments.map(({ name, table }) => readBindings(within(reading, name), table));
  // What one deployment is made of: of several, the top level.
  const { name: own, table = root } = environments[0] ?? {};
  const inner = within(reading, own);
  const bindings = joinBindings(reading, read);
  const at = (key: string) => table.entries.get(key)?.value;
  const buildCommand = readTable(inner, "build", at("build"))?.entries.get("command")?.value;
  const given = root.entries.get("env")?.value;
  return {
    file,
    name: readString(inner, "name", at("name")),
    names: namesOf(root),
    main: readString(inner, "main", at("main")),
    compatibilityDate: readString(inner, "compatibility_date", at("compatibility_date")),
    buildCommand: readString(inner, "build.command", buildCommand),
    environments: given?.kind === "table" ? [...given.entries.keys()] : [],
    bindings,
    otherBindings: env === undefined ? [] : namesBeside(reading, root, bindings),
    handlers: demands(environments.map(({ table }) => table)),
    locations: {
      main: at("main")?.location,
      compatibilityDate: at("compatibility_date")?.location,
      buildCommand: buildCommand?.location,
    },
  };
}

/** What is wrong in environments that were not asked for is not told. */
function namesBeside(reading: Reading, root: Table, bindings: readonly Binding[]): string[] {
  const quiet: Reading = { ...reading, diagnostics: [] };
  const all = listEnvironments(quiet, root, undefined).flatMap(({ table }) => readBindings(quiet, table));
  const own = new Set(bindings.map(({ name }) => name));
  return [...new Set(all.map(({ name }) => name))].filter((name) => !own.has(name));
}

/** An environment that has no name of its own is called after the top level. */
function namesOf(root: Table): string[] {
  const nameOf = (table: Table): string | undefined => {
    const node = table.entries.get("name")?.value;
    return node?.kind === "string" && node.value !== "" ? node.value : undefined;
  };
  const top = nameOf(root);
  const given = root.entries.get("env")?.value;
  const others = (given?.kind === "table" ? [...given.entries] : []).map(([name, { value }]) => {
    const own = value.kind === "table" ? nameOf(value) : undefined;
    return own ?? (top && `${top}-${name}`);
  });
  return [...new Set([top, ...others])].filter((name) => name !== undefined);
}

function within(reading: Reading, name: string | undefined): Reading {
  return name === undefined ? reading : { ...reading, prefix: `env.${name}.` };
}

/** Warns of keys that wrangler does not know. */
function checkEnvironment(reading: Reading, { name, own }: Environment): void {
  const inner = within(reading, name);
  checkKeys(inner, "", own, name === undefined ? topLevelKeys : environmentKeys);
  for (const [table, known] of tableKeys) {
    const node = own.entries.get(table)?.value;
    if (node?.kind !== "table") continue;
    if (table === "secrets") checkSecrets(inner, node, known);
    else checkKeys(inner, table, node, known);
  }
}

/** The handlers that any of the environments calls for. */
function demands(tables: readonly Table[]): HandlerDemand[] {
  const all = tables.flatMap((table) => [
    ...demand(table, "queue", "queues", "consumers"),
    ...demand(table, "scheduled", "triggers", "crons"),
  ]);
  return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
}

/** Whether a list that calls for a handler has anything in it. */
function demand(root: Table, name: HandlerDemand["name"], table: string, list: string): HandlerDemand[] {
  const node = root.entries.get(table)?.value;
  const entry = node?.kind === "table" ? node.entries.get(list) : undefined;
  if (entry?.value.kind !== "list" || entry.value.items.length === 0) return [];
  return [{ name, key: `${table}.${list}`, location: entry.key }];
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "there is no such file";
  return error instanceof Error ? error.message : String(error);
}
