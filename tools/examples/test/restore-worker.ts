import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "./cloudflare/account.ts";
import { findLast } from "./cloudflare/api.ts";
import type { Binding, Module } from "./cloudflare/upload.ts";

/** A Worker that was uploaded, as a project of nothing but that. */
export interface Restored {
  readonly root: string;
  readonly secrets: Record<string, string>;
  /** Names of the Workers that it needs. */
  readonly needs: readonly string[];
}

/** wrangler's names for the media types of modules. */
const RULES: Readonly<Record<string, string>> = {
  "application/javascript+module": "ESModule",
  "application/wasm": "CompiledWasm",
  "application/octet-stream": "Data",
  "text/plain": "Text",
};

/** Writes the modules and a config of the metadata into a new folder, with the tables that its databases have. */
export function restoreWorker(account: Account, name: string, root: string): Restored {
  const script = account.scripts.get(name);
  if (!script) throw new Error(`${name} was not uploaded.`);
  const { metadata, modules } = findLast(script);
  const run = modules.filter(({ type }) => type !== "application/source-map");
  for (const module of run) write(join(root, module.name), module.bytes);

  const of = (type: string) => metadata.bindings.filter((binding) => binding.type === type);
  const objects = of("durable_object_namespace");
  const services = of("service");
  const config = {
    name,
    main: metadata.main_module,
    no_bundle: true,
    rules: run.map(writeRule),
    compatibility_date: metadata.compatibility_date,
    compatibility_flags: metadata.compatibility_flags,
    vars: Object.fromEntries(
      [...of("json"), ...of("plain_text")].map((given) => [given.name, given.json ?? given.text]),
    ),
    kv_namespaces: of("kv_namespace").map((given) => ({ binding: given.name, id: given.namespace_id })),
    r2_buckets: of("r2_bucket").map((given) => ({ binding: given.name, bucket_name: given.bucket_name })),
    d1_databases: of("d1").map((given) => ({
      binding: given.name,
      database_id: given.id,
      database_name: given.name,
      migrations_dir: writeTables(account, given, root),
    })),
    queues: {
      producers: of("queue").map((given) => ({ binding: given.name, queue: given.queue_name })),
      consumers: [...account.queues].flatMap(([queue, { consumers }]) => {
        return consumers.filter((consumer) => consumer.script === name).map(() => ({ queue, max_batch_timeout: 1 }));
      }),
    },
    durable_objects: { bindings: objects.map(({ type: _, ...binding }) => binding) },
    migrations: metadata.migrations?.steps.map((step) => ({ ...step, tag: metadata.migrations?.new_tag })) ?? [],
    services: services.map(({ type: _, name: binding, service, entrypoint }) => ({ binding, service, entrypoint })),
  };
  write(join(root, "wrangler.json"), JSON.stringify(config));
  const needs = [...services.map(({ service }) => service), ...objects.map((object) => object.script_name)];
  return {
    root,
    secrets: Object.fromEntries(script.secrets),
    needs: [...new Set(needs)].filter((other) => other !== undefined && other !== name).map(String),
  };
}

function writeRule({ name, type }: Module): object {
  const rule = RULES[type];
  if (rule === undefined) throw new Error(`There is no rule for ${name}, of the type ${type}.`);
  return { type: rule, globs: [name.replace("./", "")], fallthrough: true };
}

/** A migration that makes what the database has. */
function writeTables(account: Account, { id }: Binding, root: string): string {
  const database = account.databases.get(String(id));
  const rows = database?.sqlite.prepare("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all() ?? [];
  const made = rows.filter(({ name }) => !/^(sqlite_|d1_migrations)/.test(String(name)));
  write(join(root, String(id), "0001.sql"), made.map(({ sql }) => `${sql};\n`).join(""));
  return String(id);
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
}
