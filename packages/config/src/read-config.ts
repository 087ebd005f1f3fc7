import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Diagnostic, hasError, type Location, type Outcome, sortDiagnostics } from "./diagnostic.ts";
import { diagnose } from "./diagnostics.ts";
import { parseJson } from "./parse-json.ts";
import { parseToml } from "./parse-toml.ts";
import { type Binding, readBindings } from "./read-bindings.ts";
import { checkKeys, checkSecrets, type Reading, readString, readTable } from "./reader.ts";
import { jsonTerms, type Node, type Table, tomlTerms } from "./tree.ts";
import { tableKeys, topLevelKeys } from "./wrangler-keys.ts";

/** What Bimetal needs of a wrangler config. */
export interface WorkerConfig {
  /** As it was given, with `/`. Paths inside the config are relative to its folder. */
  readonly file: string;
  readonly name: string | undefined;
  readonly main: string | undefined;
  readonly compatibilityDate: string | undefined;
  /** The command that wrangler runs before it bundles. */
  readonly buildCommand: string | undefined;
  /** In the order of the config. */
  readonly bindings: readonly Binding[];
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
  return parseConfig(shown, text);
}

/** Reads a config from its text. `file` names it and tells the format. */
export function parseConfig(file: string, text: string): Outcome<WorkerConfig> {
  const toml = file.endsWith(".toml");
  const parsed = toml ? parseToml(file, text) : parseJson(file, text);
  const reading: Reading = { diagnostics: [...parsed.diagnostics], terms: toml ? tomlTerms : jsonTerms };
  const root = readTable(reading, file, parsed.value);
  const value = root && readWorker(reading, file, root);
  const diagnostics = sortDiagnostics(reading.diagnostics);
  return hasError(diagnostics) ? { diagnostics } : { value, diagnostics };
}

function readWorker(reading: Reading, file: string, root: Table): WorkerConfig {
  const at = (key: string) => root.entries.get(key)?.value;
  checkKeys(reading, "", root, topLevelKeys);
  for (const [table, known] of tableKeys) {
    const node = at(table);
    if (node?.kind !== "table") continue;
    if (table === "secrets") checkSecrets(reading, node, known);
    else checkKeys(reading, table, node, known);
  }
  reading.diagnostics.push(...refuseEnvironments(reading, at("env")));
  const buildCommand = readTable(reading, "build", at("build"))?.entries.get("command")?.value;
  return {
    file,
    name: readString(reading, "name", at("name")),
    main: readString(reading, "main", at("main")),
    compatibilityDate: readString(reading, "compatibility_date", at("compatibility_date")),
    buildCommand: readString(reading, "build.command", buildCommand),
    bindings: readBindings(reading, root),
    handlers: [...demand(root, "queue", "queues", "consumers"), ...demand(root, "scheduled", "triggers", "crons")],
    locations: {
      main: at("main")?.location,
      compatibilityDate: at("compatibility_date")?.location,
      buildCommand: buildCommand?.location,
    },
  };
}

/** Whether a list that calls for a handler has anything in it. */
function demand(root: Table, name: HandlerDemand["name"], table: string, list: string): HandlerDemand[] {
  const node = root.entries.get(table)?.value;
  const entry = node?.kind === "table" ? node.entries.get(list) : undefined;
  if (entry?.value.kind !== "list" || entry.value.items.length === 0) return [];
  return [{ name, key: `${table}.${list}`, location: entry.key }];
}

function refuseEnvironments(reading: Reading, node: Node | undefined): Diagnostic[] {
  const environments = readTable(reading, "env", node)?.entries ?? [];
  return [...environments].map(([name, { key }]) => diagnose("config/environments", { name }, key));
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return "there is no such file";
  return error instanceof Error ? error.message : String(error);
}
