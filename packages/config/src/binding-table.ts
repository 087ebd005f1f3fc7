/**
 * Every kind of binding that wrangler has, a row each: where it stands in the config, where its name is, and what it is
 * in both languages. `wrangler-keys.test.ts` fails when wrangler knows a key that stands neither here nor in
 * `wrangler-keys.ts`.
 */

/** What there is to know of a binding beside its types; of a `handle`, nothing. */
export type BindingKind = "kv" | "r2" | "d1" | "queue" | "service" | "var" | "secret" | "handle";

export interface BindingRow {
  /** The path of keys in the config, joined by dots. */
  readonly key: string;
  readonly kind: BindingKind;
  /**
   * - `tables`: a list of tables, one binding each
   * - `table`: one table, which is the binding
   * - `keys`: a table whose keys are the bindings' names
   * - `names`: a list of names
   */
  readonly shape: "tables" | "table" | "keys" | "names";
  /** The key that holds the binding's name, in `tables` and `table`. */
  readonly nameKey: "binding" | "name";
  /** A `table` whose name may be left out, and which is then no binding. */
  readonly nameOptional: boolean;
  /**
   * What an environment gets of the top level's: nothing (`own`), all of it unless it has the key itself (`inherited`), or
   * all of it in any case, because no environment may have the key (`shared`).
   */
  readonly inEnvironments: "own" | "inherited" | "shared";
  /** The other keys that wrangler knows in such a table. `undefined`: any. */
  readonly otherKeys: readonly string[] | undefined;
  /**
   * A type that `@cloudflare/workers-types` exports, one of `languageTypes`, or one of those that the emitter knows beside
   * them. A var has the type of its value instead.
   */
  readonly typescript: string;
  /** A type that the `bimetal` crate exports. A var has the type of its value instead. */
  readonly rust: string;
}

/** The types of the language that stand in the column `typescript`; all others are imported. */
export const languageTypes: ReadonlySet<string> = new Set(["string", "unknown", "ArrayBuffer", "WebAssembly.Module"]);

/** What the `type` of an unsafe binding says that it is: the row whose types it has. Of others nothing is known. */
export const unsafeTypes: ReadonlyMap<string, string> = new Map([
  ["ratelimit", "ratelimits"],
  ["service", "services"],
]);

const named = { nameKey: "name" } as const;

export const bindingTable: readonly BindingRow[] = [
  tables("kv_namespaces", "KVNamespace", "id preview_id remote", { kind: "kv", rust: "Kv" }),
  tables("r2_buckets", "R2Bucket", "bucket_name preview_bucket_name jurisdiction remote local_dev", {
    kind: "r2",
    rust: "Bucket",
  }),
  tables(
    "d1_databases",
    "D1Database",
    `database_name database_id jurisdiction preview_database_id migrations_table migrations_dir migrations_pattern
     database_internal_env remote`,
    { kind: "d1", rust: "Database" },
  ),
  tables("queues.producers", "Queue", "queue delivery_delay remote", { kind: "queue", rust: "Queue" }),
  tables("services", "Fetcher", "service entrypoint props remote", { kind: "service", rust: "Service" }),
  { ...keys("vars", "unknown"), kind: "var" },
  { ...keys("secrets.required", "string"), shape: "names", kind: "secret", rust: "Secret" },

  tables("durable_objects.bindings", "DurableObjectNamespace", "class_name script_name environment", {
    ...named,
    rust: "DurableObjectNamespace",
  }),
  tables(
    "workflows",
    "Workflow",
    "name class_name script_name limits concurrency schedules default_retention jurisdiction",
    { rust: "Workflow" },
  ),
  tables("vectorize", "VectorizeIndex", "index_name remote", { rust: "Vectorize" }),
  tables("hyperdrive", "Hyperdrive", "id localConnectionString remote", { rust: "Hyperdrive" }),
  table("ai", "Ai", "staging remote", { rust: "Ai" }),
  tables("ai_search_namespaces", "AiSearchNamespace", "namespace remote"),
  tables("ai_search", "AiSearchInstance", "instance_name remote"),
  tables("agent_memory", "AgentMemoryNamespace", "namespace remote"),
  table("browser", "BrowserRun", "remote", { rust: "Service" }),
  table("images", "ImagesBinding", "remote", { rust: "Images" }),
  table("media", "MediaBinding", "remote"),
  table("stream", "StreamBinding", "remote"),
  table("analytics", "AnalyticsSQLBinding", "remote"),
  table("version_metadata", "WorkerVersionMetadata", "", { rust: "VersionMetadata" }),
  table("assets", "Fetcher", "directory html_handling not_found_handling base_path run_worker_first", {
    nameOptional: true,
    inEnvironments: "inherited",
    rust: "Service",
  }),
  tables("analytics_engine_datasets", "AnalyticsEngineDataset", "dataset remote", { rust: "AnalyticsEngine" }),
  tables(
    "send_email",
    "SendEmail",
    "destination_address allowed_destination_addresses allowed_sender_addresses remote",
    { ...named, rust: "SendEmail" },
  ),
  tables("mtls_certificates", "Fetcher", "certificate_id remote", { rust: "Service" }),
  tables("dispatch_namespaces", "DispatchNamespace", "namespace outbound remote", { rust: "DispatchNamespace" }),
  tables("pipelines", "Pipeline", "stream pipeline remote"),
  tables("k2", "K2Producer", "stream remote"),
  tables("secrets_store_secrets", "SecretsStoreSecret", "store_id secret_name", { rust: "SecretsStoreSecret" }),
  tables("artifacts", "Artifacts", "namespace remote"),
  tables("flagship", "Flagship", "app_id remote"),
  tables("ratelimits", "RateLimit", "namespace_id simple", { ...named, rust: "RateLimit" }),
  tables("worker_loaders", "WorkerLoader", "", { rust: "WorkerLoader" }),
  tables("vpc_services", "Fetcher", "service_id remote", { rust: "Service" }),
  tables("vpc_networks", "Fetcher", "tunnel_id network_id remote", { rust: "Service" }),
  tables("unsafe_hello_world", "HelloWorldBinding", "enable_timer"),
  tables("unsafe.bindings", "unknown", "", { ...named, otherKeys: undefined }),
  tables("logfwdr.bindings", "unknown", "destination", { ...named, inEnvironments: "inherited" }),
  { ...keys("data_blobs", "ArrayBuffer"), inEnvironments: "shared" },
  { ...keys("text_blobs", "string"), inEnvironments: "shared" },
  { ...keys("wasm_modules", "WebAssembly.Module"), inEnvironments: "shared" },
];

/** The row of a binding, found by its `key`. */
export function bindingRow(key: string): BindingRow {
  const row = bindingTable.find((candidate) => candidate.key === key);
  if (!row) throw new Error(`"${key}" is no row of the binding table`);
  return row;
}

function tables(key: string, typescript: string, otherKeys: string, more: Partial<BindingRow> = {}): BindingRow {
  return {
    key,
    kind: "handle",
    shape: "tables",
    nameKey: "binding",
    nameOptional: false,
    inEnvironments: "own",
    otherKeys: otherKeys.split(/\s+/).filter((other) => other !== ""),
    typescript,
    rust: "Handle",
    ...more,
  };
}

function table(key: string, typescript: string, otherKeys: string, more: Partial<BindingRow> = {}): BindingRow {
  return { ...tables(key, typescript, otherKeys, more), shape: "table" };
}

function keys(key: string, typescript: string): BindingRow {
  return { ...tables(key, typescript, ""), shape: "keys" };
}
