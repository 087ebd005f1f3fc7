/** What a binding of each kind is written with beside its name. A kind without a row here is missed by the coverage. */
import type { Random } from "@bimetal/compiler/test";
import type { Json } from "@bimetal/config";
import { randomVar } from "./random-var.ts";

export type JsonObject = { [key: string]: Json };

/** The other keys of a binding's table; for kinds that are a key alone, its value. */
type Sample = (random: Random) => Json;

export const samples: Readonly<Record<string, Sample>> = {
  kv_namespaces: (random) => some(random, { id: "0", preview_id: "1" }),
  r2_buckets: (random) => ({ bucket_name: "files", ...some(random, { jurisdiction: "eu" }) }),
  d1_databases: (random) => ({ database_name: "db", database_id: "0", ...some(random, { migrations_dir: "sql" }) }),
  "queues.producers": (random) => ({ queue: "jobs", ...some(random, { delivery_delay: 5 }) }),
  services: (random) => ({
    service: random.pick(["auth", "worker"]),
    ...some(random, { entrypoint: "Login", props: { a: [1] } }),
  }),
  vars: randomVar,
  "durable_objects.bindings": (random) => ({
    class_name: random.pick(["Room", "Room", "Hidden"]),
    ...some(random, { script_name: "rooms" }),
  }),
  workflows: (random) => ({
    name: `order-${random.below(1e9)}`,
    class_name: "Order",
    ...some(random, { script_name: "orders" }),
  }),
  vectorize: () => ({ index_name: "texts" }),
  hyperdrive: () => ({ id: "0" }),
  ai: (random) => some(random, { remote: true }),
  ai_search_namespaces: () => ({ namespace: "docs" }),
  ai_search: () => ({ instance_name: "docs" }),
  agent_memory: () => ({ namespace: "notes" }),
  browser: () => ({}),
  images: () => ({}),
  media: () => ({}),
  stream: () => ({}),
  analytics: () => ({}),
  version_metadata: () => ({}),
  assets: (random) => ({ directory: ".", ...some(random, { not_found_handling: "404-page" }) }),
  analytics_engine_datasets: (random) => some(random, { dataset: "clicks" }),
  send_email: (random) => some(random, { destination_address: "a@example.com" }),
  mtls_certificates: () => ({ certificate_id: "0" }),
  dispatch_namespaces: () => ({ namespace: "tenants" }),
  pipelines: (random) => random.pick([{ pipeline: "logs" }, { stream: "logs" }]),
  k2: () => ({ stream: "logs" }),
  secrets_store_secrets: () => ({ store_id: "0", secret_name: "key" }),
  artifacts: () => ({ namespace: "files" }),
  flagship: () => ({ app_id: "0" }),
  ratelimits: (random) => ({ namespace_id: "1", simple: { limit: 1, period: random.pick([10, 60]) } }),
  worker_loaders: () => ({}),
  vpc_services: () => ({ service_id: "0" }),
  vpc_networks: () => ({ tunnel_id: "0" }),
  unsafe_hello_world: (random) => some(random, { enable_timer: true }),
  "unsafe.bindings": (random) => ({ type: random.pick(["ratelimit", "service", "other"]), anything: 1 }),
  "logfwdr.bindings": () => ({ destination: "logs" }),
  data_blobs: () => "data.bin",
  text_blobs: () => "text.txt",
  wasm_modules: () => "module.wasm",
};

/** Each of the keys with an even chance. */
function some(random: Random, keys: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(keys).filter(() => random.chance(0.5)));
}
