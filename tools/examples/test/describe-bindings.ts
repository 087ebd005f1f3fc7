import type { Worker } from "../src/find-workers.ts";
import type { Account } from "./cloudflare/account.ts";
import type { Binding } from "./cloudflare/upload.ts";

/** A binding's name, its kind, and what it is of: `LINKS kv_namespace bimetal-links-links`. */
type Described = string;

/** What wrangler's config names; what it leaves out has the name that wrangler gives it. */
export function describeConfig({ name: worker, config }: Worker): Described[] {
  const named = (binding: string) => `${worker}-${binding.toLowerCase().replaceAll("_", "-")}`;
  const { kv_namespaces = [], r2_buckets = [], d1_databases = [], queues, services = [], durable_objects } = config;
  return [
    ...kv_namespaces.map(({ binding }) => `${binding} kv_namespace ${named(binding)}`),
    ...r2_buckets.map(({ binding, bucket_name }) => `${binding} r2_bucket ${bucket_name ?? named(binding)}`),
    ...d1_databases.map(({ binding, database_name }) => `${binding} d1 ${database_name ?? named(binding)}`),
    ...(queues?.producers ?? []).map(({ binding, queue }) => `${binding} queue ${queue ?? named(binding)}`),
    ...services.map(({ binding, service, entrypoint = "" }) => `${binding} service ${service}.${entrypoint}`),
    ...(durable_objects?.bindings ?? []).map(({ name, class_name, script_name = "" }) => {
      return `${name} durable_object_namespace ${script_name}.${class_name}`;
    }),
    ...Object.entries(config.vars ?? {}).map(([name, value]) => {
      return typeof value === "string" ? `${name} plain_text ${value}` : `${name} json ${JSON.stringify(value)}`;
    }),
    ...(config.secrets?.required ?? []).map((name) => `${name} secret_text`),
  ];
}

/** What was uploaded, by the names of what the account holds. */
export function describeBinding(account: Account, binding: Binding): Described {
  const of: Record<string, () => unknown> = {
    kv_namespace: () => account.namespaces.get(String(binding.namespace_id)),
    r2_bucket: () => binding.bucket_name,
    d1: () => account.databases.get(String(binding.id))?.name,
    queue: () => binding.queue_name,
    service: () => `${binding.service}.${binding.entrypoint ?? ""}`,
    durable_object_namespace: () => `${binding.script_name ?? ""}.${binding.class_name}`,
    plain_text: () => binding.text,
    json: () => JSON.stringify(binding.json),
  };
  const resource = of[binding.type]?.();
  return `${binding.name} ${binding.type}${resource === undefined ? "" : ` ${resource}`}`;
}
