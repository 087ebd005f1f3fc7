import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Env } from "../generated/routes.ts";

let worker: TestWorker<Env>;
beforeAll(async () => {
  worker = await createWorker<Env>({ root: join(import.meta.dirname, ".."), secrets: { TOKEN: "secret" } });
  expect(await ask("/prepare")).toBeNull();
});
afterAll(() => worker.close());

async function ask(path: string): Promise<unknown> {
  const response = await worker.fetch(path);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} was answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** By the route, what a handler in either language sees. */
const seen: Readonly<Record<string, readonly unknown[]>> = {
  kv: ["one", "ada", "kv/a", "null"],
  bucket: ["10", "text/plain", "ada", "0123456789", "234", "r2/", "true"],
  database: ["1", "1", "bread", "salt", "3", "D1_ERROR: no such table: sentences: SQLITE_ERROR"],
  queue: ["sent", "TypeError: sendBatch() requires at least one message"],
  vars: ["hello", "3", "0.5", "true", "a", "b", "100"],
  secret: ["secret"],
  "store-secret": ["shared"],
  hyperdrive: [
    expect.stringMatching(/^postgres:\/\/ada:password@.*\/notes/),
    expect.stringMatching(/\.hyperdrive\.local$/),
    "5432",
    "ada",
    "password",
    "notes",
  ],
  object: [
    "40",
    "42",
    "true",
    "lobby",
    "lobby",
    "PUT /path",
    "it has failed",
    "TypeError: Invalid Durable Object ID: must be 64 hex digits",
    "TypeError: Durable Object ID is not valid for this namespace.",
    expect.stringContaining("parameter 1 is not of type 'DurableObjectId'"),
    "Jurisdiction restrictions are not implemented in workerd.",
  ],
  service: ["201", "POST a body", "hello, Ada", 'TypeError: The RPC receiver does not implement the method "leave".'],
  assets: ["hello from a file", "404"],
  workflow: ["-1", "-2", "0", "terminated", "instance.not_found"],
  "rate-limit": ["true", "true"],
  version: [expect.stringMatching(/^[\da-f-]{36}$/), "", expect.stringMatching(/^\d{4}-.*Z$/)],
  loader: ["hello, no network", "3", "hello, no network"],
  analytics: ["written"],
  email: [
    expect.stringContaining("@example.com"),
    expect.stringContaining("@example.com"),
    "email to eve@example.com not allowed",
  ],
  images: ["image/png 4x2", "image/webp 1x1", "image/webp", expect.stringContaining("unsupported image format")],
};

describe.each(["rust", "typescript"])("in %s", (language) => {
  test.each(Object.entries(seen))("%s", async (path, steps) => {
    expect(await ask(`/${language}/${path}`)).toEqual(steps);
  });

  test("what was sent into the queue comes out", async () => {
    const keys = async () => (await worker.env.KV.list({ prefix: "queued/" })).keys.map(({ name }) => name);
    const sent = [`{"from":"${language}"}`, `"${language} text"`, `${language} bytes`, `"${language} batch"`];
    await expect.poll(keys).toEqual(expect.arrayContaining(sent.map((text) => `queued/${text}`)));
  });

  test("a workflow that was sent its event comes to its end", async () => {
    await expect.poll(() => ask(`/${language}/workflow-output`), { timeout: 30_000 }).toEqual(["complete", "42"]);
  });
});

test("both languages see the same of what differs from run to run", async () => {
  for (const path of ["version", "hyperdrive"]) {
    expect(await ask(`/rust/${path}`), path).toEqual(await ask(`/typescript/${path}`));
  }
});

test("Rust looks a binding up in `env` once, however often it is used", async () => {
  const before = await ask("/lookups");
  for (const path of ["kv", "bucket", "queue", "object", "service", "assets", "vars"]) await ask(`/rust/${path}`);
  expect(await ask("/lookups")).toBe(before);
  await ask("/typescript/kv");
  expect(await ask("/lookups")).toBe((before as number) + 1);
});
