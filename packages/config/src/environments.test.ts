import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { unstable_readConfig } from "wrangler";
import { bindingTable } from "./binding-table.ts";
import { parseConfig } from "./read-config.ts";
import { environmentKeys, isInherited, topLevelKeys } from "./wrangler-keys.ts";

const folder = mkdtempSync(join(tmpdir(), "bimetal-environments-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One binding of each row, at the top level. */
const everything = {
  name: "everything",
  compatibility_date: "2026-11-01",
  main: "worker.js",
  kv_namespaces: [{ binding: "A", id: "0" }],
  r2_buckets: [{ binding: "B", bucket_name: "files" }],
  d1_databases: [{ binding: "C", database_name: "db", database_id: "0" }],
  queues: { producers: [{ binding: "D", queue: "hits" }] },
  services: [{ binding: "E", service: "auth" }],
  vars: { F: "f" },
  secrets: { required: ["G"] },
  durable_objects: { bindings: [{ name: "H", class_name: "Room" }] },
  workflows: [{ binding: "I", name: "order", class_name: "Order" }],
  vectorize: [{ binding: "J", index_name: "texts" }],
  hyperdrive: [{ binding: "K", id: "0" }],
  ai: { binding: "L" },
  ai_search_namespaces: [{ binding: "M", namespace: "docs" }],
  ai_search: [{ binding: "N", instance_name: "docs" }],
  agent_memory: [{ binding: "O", namespace: "notes" }],
  browser: { binding: "P" },
  images: { binding: "Q" },
  media: { binding: "R" },
  stream: { binding: "S" },
  analytics: { binding: "T" },
  version_metadata: { binding: "U" },
  assets: { binding: "V", directory: "." },
  analytics_engine_datasets: [{ binding: "W" }],
  send_email: [{ name: "X" }],
  mtls_certificates: [{ binding: "Y", certificate_id: "0" }],
  dispatch_namespaces: [{ binding: "Z", namespace: "tenants" }],
  pipelines: [{ binding: "AA", pipeline: "logs" }],
  k2: [{ binding: "AB", stream: "logs" }],
  secrets_store_secrets: [{ binding: "AC", store_id: "0", secret_name: "key" }],
  artifacts: [{ binding: "AD", namespace: "files" }],
  flagship: [{ binding: "AE", app_id: "0" }],
  ratelimits: [{ name: "AF", namespace_id: "1", simple: { limit: 1, period: 10 } }],
  worker_loaders: [{ binding: "AG" }],
  vpc_services: [{ binding: "AH", service_id: "0" }],
  vpc_networks: [{ binding: "AI", tunnel_id: "0" }],
  unsafe_hello_world: [{ binding: "AJ" }],
  unsafe: { bindings: [{ name: "AK", type: "none" }] },
  logfwdr: { bindings: [{ name: "AL", destination: "logs" }] },
  data_blobs: { AM: "data.bin" },
  text_blobs: { AN: "text.txt" },
  wasm_modules: { AO: "module.wasm" },
  env: { staging: {} },
};

describe("an environment has of the top level what wrangler gives it", () => {
  const file = join(folder, "wrangler.json");
  writeFileSync(file, JSON.stringify(everything));
  const asWrangler = unstable_readConfig({ config: file, env: "staging" }, { hideWarnings: true });
  const { value } = parseConfig("wrangler.json", JSON.stringify(everything), "staging");

  test.each(bindingTable)("$key", ({ key }) => {
    expect(valueAt(everything, key), "the config above has no such binding").toBeDefined();
    const given = JSON.stringify(valueAt(asWrangler, key) ?? null);
    const isGiven = !["null", "[]", "{}"].includes(given);
    expect((value?.bindings ?? []).some((binding) => binding.key === key)).toBe(isGiven);
  });
});

function valueAt(config: object, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], config);
}

test("a key of the top level that no environment may have is had by all of them", () => {
  for (const key of topLevelKeys) {
    if (!environmentKeys.has(key)) expect([key, isInherited(key)]).toEqual([key, true]);
  }
});

const toml = `
main = "worker.js"
queues.consumers = [{ queue = "jobs" }]

[vars]
LIMIT = 1
MODE = "development"

[triggers]
crons = ["* * * * *"]

[env.staging]
main = "staging.js"
triggers.crons = []

[env.staging.vars]
LIMIT = "none"
# Only here.
TRACE = true

[env.production.vars]
LIMIT = 1.5
MODE = "production"
`;

test("all environments at once: what some lack is optional, what differs may be either", () => {
  const { value, diagnostics } = parseConfig("wrangler.toml", toml);
  expect(diagnostics).toEqual([]);
  expect(value?.environments).toEqual(["staging", "production"]);
  expect(value?.otherBindings).toEqual([]);
  expect(value?.main).toBe("worker.js");
  expect(value?.bindings).toMatchObject([
    { name: "LIMIT", optional: false, type: { kind: "union", members: [{ kind: "float" }, { kind: "string" }] } },
    { name: "MODE", optional: true, type: { kind: "string" } },
    { name: "TRACE", optional: true, docs: "Only here.", type: { kind: "boolean" } },
  ]);
  expect(value?.handlers.map(({ name }) => name)).toEqual(["queue", "scheduled"]);
});

test("one environment alone: its own, and what it inherits", () => {
  const { value } = parseConfig("wrangler.toml", toml, "staging");
  expect(value).toMatchObject({ main: "staging.js", handlers: [] });
  expect(value?.bindings).toMatchObject([
    { name: "LIMIT", optional: false, type: { kind: "string" } },
    { name: "TRACE", optional: false, type: { kind: "boolean" } },
  ]);
  expect(value?.otherBindings).toEqual(["MODE"]);
  const production = parseConfig("wrangler.toml", toml, "production").value;
  expect(production?.otherBindings).toEqual(["TRACE"]);
  expect(production?.handlers.map(({ name }) => name)).toEqual(["scheduled"]);
});

test("a class of each environment, and the names of the Worker in them", () => {
  const config = {
    name: "chat",
    workflows: [{ binding: "DIGEST", name: "digest", class_name: "Digest" }],
    services: [{ binding: "API", service: "api" }],
    env: {
      staging: { services: [{ binding: "API", service: "api-staging" }] },
      production: { name: "chat-live", workflows: [{ binding: "DIGEST", name: "digest", class_name: "Digest" }] },
    },
  };
  const { value } = parseConfig("wrangler.json", JSON.stringify(config));
  expect(value?.names).toEqual(["chat", "chat-staging", "chat-live"]);
  expect(
    value?.bindings.map(({ name, classes }) => [name, classes?.map(({ worker, name }) => [worker, name])]),
  ).toEqual([
    ["DIGEST", [[undefined, "Digest"]]],
    [
      "API",
      [
        ["api", undefined],
        ["api-staging", undefined],
      ],
    ],
  ]);
});

test("mistakes are told once, with the environment that they are in", () => {
  const { diagnostics } = parseConfig(
    "wrangler.toml",
    "[assets]\nbinding = 1\n[env.staging]\nkeep_vars = true\nvras = 1\n[[env.staging.r2_buckets]]\n[env.production]\n",
  );
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '"assets.binding" has a value of the wrong type',
    '"keep_vars" is not a key that wrangler knows in "env.staging"',
    '"vras" is not a key that wrangler knows in "env.staging"',
    '"env.staging.r2_buckets[0]" has no "binding"',
  ]);
});

test("an unsafe binding has the types of what its `type` says, in each environment", () => {
  const { value } = parseConfig(
    "wrangler.json",
    JSON.stringify({
      unsafe: { bindings: [{ name: "A", type: "service" }] },
      env: { staging: { unsafe: { bindings: [{ name: "A", type: "ratelimit" }] } } },
    }),
  );
  expect(value?.bindings).toMatchObject([{ name: "A", key: "unsafe.bindings", types: ["services", "ratelimits"] }]);
});
