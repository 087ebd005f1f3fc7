import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { D1Database, Fetcher, KVNamespace } from "@cloudflare/workers-types";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { type Answer, connect } from "../client/index.ts";
import { createWorker, type TestWorker } from "./create-worker.ts";

export interface Env {
  KV: KVNamespace;
  DB: D1Database;
  LIMITS: { size: number };
  SECRET: string;
  SELF: Fetcher;
}

// workerd starts slowly on a loaded machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** An empty folder that ends with its test. */
function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bimetal-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const root: string = join(import.meta.dirname, "fixtures");
let worker: TestWorker<Env>;

beforeAll(async () => {
  worker = await createWorker({ root, vars: { LIMITS: { size: 2 } }, secrets: { SECRET: "for tests" } });
});
afterAll(() => worker.close());

test("a Worker runs with its bindings, and with the vars and secrets of the test", async () => {
  await worker.env.KV.put("key", "value");
  const response = await worker.fetch("/path");
  expect(await response.json()).toEqual({
    text: "hello\n",
    limits: { size: 2 },
    mode: "real",
    secret: "for tests",
    kept: "value",
    words: ["one"],
  });
});

test("it listens, logs, and has the bindings and the handlers that the test sees", async () => {
  await fetch(new URL("/over-the-network", worker.url));
  await expect.poll(() => worker.logs()).toContainEqual({ level: "log", message: "GET /over-the-network" });
  expect(await worker.scheduled({ cron: "* * * * *" })).toMatchObject({ outcome: "ok" });
  expect(await worker.env.KV.get("scheduled")).toBe("yes");
});

test("a client calls it, and calls what is behind a service binding", async () => {
  interface Client {
    readonly look: (request: { readonly params: { readonly at: string } }) => Promise<Answer<200, { mode: string }>>;
  }
  const routes = { look: { method: "GET", path: "/at/:at", responses: { 200: "json" } } } as const;
  for (const target of [worker, worker.env.SELF, worker.url]) {
    const client = connect<Client>(routes, target);
    expect(await client.look({ params: { at: "a b" } })).toMatchObject({ status: 200, body: { mode: "real" } });
  }
  await expect.poll(() => worker.logs().filter(({ message }) => message === "GET /at/a%20b").length).toBe(3);
});

test("answers are checked where that is not declined", async () => {
  const plain = await createWorker<Env>({ root, secrets: { SECRET: "another" }, checkAnswers: false });
  onTestFinished(plain.close);
  const report = async ({ fetch }: TestWorker<Env>) => (await fetch("/", { method: "REPORT" })).text();
  expect([await report(worker), await report(plain)]).toEqual(["report is checked", "unchecked"]);
});

test("two Workers share nothing", async () => {
  const other = await createWorker<Env>({ root, secrets: { SECRET: "another" } });
  onTestFinished(other.close);
  await worker.env.KV.put("own", "value");
  expect(await other.env.KV.get("own")).toBeNull();
  expect(other.env.LIMITS).toEqual({ size: 1 });
});

test("a Worker whose migration fails is not left running", async () => {
  const folder = createFolder();
  const databases = [{ binding: "DB", database_name: "words" }];
  writeFileSync(join(folder, "wrangler.json"), JSON.stringify({ main: "worker.js", d1_databases: databases }));
  writeFileSync(join(folder, "worker.js"), "export default { fetch: () => new Response() };");
  mkdirSync(join(folder, "migrations"));
  writeFileSync(join(folder, "migrations/0001_wrong.sql"), "CREATE TABEL words (word TEXT);");
  const processes = () => process.getActiveResourcesInfo().filter((kind) => kind === "ProcessWrap").length;
  const before = processes();
  await expect(createWorker({ root: folder })).rejects.toThrow("TABEL");
  await expect.poll(processes).toBe(before);
});

test("what is missing is named, with what to do", async () => {
  const folder = createFolder();
  await expect(createWorker({ root: folder })).rejects.toThrow(
    `There is no wrangler config in ${folder}: give createWorker the project's folder as \`root\`.`,
  );
  writeFileSync(join(folder, "wrangler.toml"), 'name = "unbuilt"\nmain = "dist/worker.js"\n');
  await expect(createWorker({ root: folder })).rejects.toThrow(
    `dist/worker.js is not there yet: run \`bimetal build\` in ${folder} before the tests.`,
  );
});
