/** All examples, published to an account of nobody; and what was uploaded, on workerd. */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { createWorker } from "bimetal/test";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findWorkers, type Worker } from "../src/find-workers.ts";
import { answers } from "./answers.ts";
import { findLast } from "./cloudflare/api.ts";
import { type Cloudflare, startCloudflare } from "./cloudflare/index.ts";
import type { Upload } from "./cloudflare/upload.ts";
import { describeBinding, describeConfig } from "./describe-bindings.ts";
import { publish, type Ran } from "./publish.ts";
import { restoreWorker } from "./restore-worker.ts";

const workers = findWorkers();
const secretNames = [...new Set(workers.flatMap(({ secrets }) => secrets))];
const values = Object.fromEntries(secretNames.map((name) => [name, `the ${name} of a test`]));

let cloudflare: Cloudflare;
let folder: string;
let first: Ran;

beforeAll(async () => {
  cloudflare = await startCloudflare();
  folder = mkdtempSync(join(tmpdir(), "bimetal-examples-"));
  // One of them is in the environment, the others are in a file.
  const [own = "", ...others] = secretNames;
  const secretsFile = join(folder, "secrets.env");
  writeFileSync(secretsFile, others.map((name) => `${name}="${values[name]}"\n`).join(""));
  first = await publish(["--json", "--secrets", secretsFile], {
    ...cloudflare.env,
    WRANGLER_LOG_PATH: join(folder, "logs"),
    [own]: values[own] ?? "",
  });
});
afterAll(() => {
  cloudflare.close();
  rmSync(folder, { recursive: true });
});

const uploadOf = ({ name }: Worker): Upload => {
  const script = cloudflare.account.scripts.get(name);
  if (!script) throw new Error(`${name} was not uploaded: ${first.stderr}`);
  return findLast(script);
};

test("every Worker is published, and what wrangler asks for is known", () => {
  expect(first).toMatchObject({ code: 0 });
  expect(cloudflare.unknown).toEqual([]);
  const told: { name: string }[] = JSON.parse(first.stdout);
  expect(told.map(({ name }) => name).toSorted()).toEqual(workers.map(({ name }) => name).toSorted());
  for (const worker of told) {
    const url = `https://${worker.name}.examples.workers.dev`;
    expect(worker).toMatchObject({ url, bytes: expect.any(Number), gzippedBytes: expect.any(Number) });
    expect(cloudflare.account.scripts.get(worker.name)).toMatchObject({ enabled: true });
  }
});

describe.each(workers)("$name", (worker) => {
  test("its Wasm is that of dist/, as a module of Wasm", () => {
    const dist = join(worker.root, "dist");
    const glue = join(dist, "rust.js");
    const imported = existsSync(glue) ? readFileSync(glue, "utf8").matchAll(/"\.\/([\w-]+\.wasm)"/g) : [];
    const expected = [...imported].map(([, name = ""]) => ({ name, bytes: readFileSync(join(dist, name)) }));
    const wasm = uploadOf(worker).modules.filter(({ type }) => type === "application/wasm");
    expect(wasm.map(({ name }) => name.replace(/^\.\/[0-9a-f]{40}-/, ""))).toEqual(expected.map(({ name }) => name));
    for (const [index, { bytes }] of wasm.entries()) expect(expected[index]?.bytes.equals(bytes)).toBe(true);
  });

  test("its bindings, dates, flags and classes are those of its config", () => {
    const { config } = worker;
    const { metadata } = uploadOf(worker);
    expect(metadata.bindings.map((binding) => describeBinding(cloudflare.account, binding)).toSorted()).toEqual(
      describeConfig(worker).toSorted(),
    );
    expect(metadata).toMatchObject({
      compatibility_date: config.compatibility_date,
      compatibility_flags: config.compatibility_flags ?? [],
    });
    const steps = (config.migrations ?? []).map(({ tag: _, ...step }) => step);
    expect(metadata.migrations?.steps ?? []).toEqual(steps);
  });

  test("its cron triggers and the queues that it consumes are those of its config", () => {
    const { config, name } = worker;
    expect(cloudflare.account.scripts.get(name)?.crons).toEqual(config.triggers?.crons ?? []);
    const consumed = [...cloudflare.account.queues].flatMap(([queue, { consumers }]) => {
      const own = consumers.filter(({ script }) => script === name);
      return own.map(({ settings, dead_letter_queue }) => ({ queue, dead_letter_queue, settings }));
    });
    const expected = (config.queues?.consumers ?? []).map((consumer) => ({
      queue: consumer.queue,
      dead_letter_queue: consumer.dead_letter_queue,
      settings: {
        batch_size: consumer.max_batch_size,
        max_retries: consumer.max_retries,
        max_wait_time_ms: consumer.max_batch_timeout && consumer.max_batch_timeout * 1000,
      },
    }));
    expect(consumed).toHaveLength(expected.length);
    expect(consumed).toEqual(expect.arrayContaining(expected));
  });

  test("the migrations of its databases are applied in their order", () => {
    const { databases } = cloudflare.account;
    for (const database of worker.databases) {
      const found = [...databases.values()].find(({ name }) => name === database);
      const applied = found?.sqlite.prepare("SELECT name FROM d1_migrations ORDER BY id").all();
      const { migrations_dir = "migrations" } =
        worker.config.d1_databases?.find(({ database_name }) => database_name === database) ?? {};
      const files = readdirSync(join(worker.root, migrations_dir)).toSorted();
      expect(applied?.map(({ name }) => name)).toEqual(files);
    }
  });

  test("its secrets are put, and in no log", () => {
    const given = Object.fromEntries(worker.secrets.map((name) => [name, values[name]]));
    expect(Object.fromEntries(cloudflare.account.scripts.get(worker.name)?.secrets ?? [])).toEqual(given);
    const logs = globSync("logs/**/*.log", { cwd: folder }).map((file) => readFileSync(join(folder, file), "utf8"));
    expect(logs.length).toBeGreaterThanOrEqual(workers.length);
    const told = [first.stdout, first.stderr, ...logs].join("\n");
    for (const value of Object.values(given)) expect(told).not.toContain(value);
  });

  test("what was uploaded answers", async () => {
    const restored = restoreWorker(cloudflare.account, worker.name, join(folder, worker.name));
    const neighbours = restored.needs.map((name) =>
      restoreWorker(cloudflare.account, name, join(folder, worker.name, name)),
    );
    const running = await createWorker({ ...restored, neighbours });
    onTestFinished(running.close);
    const asked = answers.filter((answer) => answer.worker === worker.name);
    for (const { method = "GET", path, headers = {}, json, status, body } of asked) {
      const sent = json === undefined ? {} : { body: JSON.stringify(json) };
      const type = json === undefined ? {} : { "content-type": "application/json" };
      const response = await running.fetch(path, { method, headers: { ...headers, ...type }, ...sent });
      const text = await response.text();
      expect([path, response.status, text]).toEqual([path, status, expect.any(String)]);
      if (typeof body === "string") expect(text).toBe(body);
      else if (body !== undefined) expect(JSON.parse(text)).toMatchObject(body);
    }
    if (asked.length === 0) expect((await running.fetch("/")).status).toBeLessThan(500);
  });
});

test("a Worker is uploaded as wrangler bundles it", () => {
  const worker = workers.find(({ name }) => name === "bimetal-links") as Worker;
  const out = join(folder, "bundle");
  const wrangler = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
  const config = join(worker.root, ".bimetal.bundle.json");
  onTestFinished(() => rmSync(config));
  writeFileSync(config, JSON.stringify({ ...worker.config, build: undefined }));
  execFileSync(process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", out, "--config", config]);
  const files = globSync("*", { cwd: out }).filter((name) => name !== "README.md");
  const { modules } = uploadOf(worker);
  expect(modules.map(({ name }) => basename(name)).toSorted()).toEqual(files.toSorted());
  const code = modules.filter(({ type }) => type !== "application/source-map");
  for (const { name, bytes } of code) expect(readFileSync(join(out, name)).equals(bytes)).toBe(true);
});

test("a second time nothing is made again, and secrets that nobody gives stay", async () => {
  const { account, requests } = cloudflare;
  const [before, count] = [describeAccount(account), requests.length];
  const names = ["hello-rust", "rooms", "webhooks"];
  const second = await publish(names, cloudflare.env);
  expect(second).toMatchObject({ code: 0 });
  expect(cloudflare.unknown).toEqual([]);
  expect(describeAccount(account)).toEqual(before);
  const made = requests.slice(count).filter((request) => {
    return /^POST \/(queues|d1\/database|storage\/kv\/namespaces|r2\/buckets)$|^POST .*\/consumers$/.test(request);
  });
  expect(made).toEqual([]);
  for (const worker of workers.filter(({ example }) => names.includes(example))) {
    const { metadata } = uploadOf(worker);
    expect(metadata.bindings.map((binding) => describeBinding(account, binding)).toSorted()).toEqual(
      describeConfig(worker).toSorted(),
    );
    // Classes that are there are not made again.
    expect(metadata.migrations).toBeUndefined();
  }
});

/** All but the uploads. */
function describeAccount({ scripts, namespaces, buckets, databases, queues }: Cloudflare["account"]): object {
  const rows = ({ sqlite }: { sqlite: DatabaseSync }) => sqlite.prepare("SELECT id, name FROM d1_migrations").all();
  return structuredClone({
    scripts: [...scripts].map(([name, { uploads: _, ...script }]) => [name, script]),
    namespaces: [...namespaces],
    buckets: [...buckets],
    databases: [...databases].map(([id, database]) => [id, database.name, rows(database)]),
    queues: [...queues],
  });
}
