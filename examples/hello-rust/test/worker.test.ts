import { createServer } from "node:http";
import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createClient } from "../generated/client";
import type { Env } from "../generated/env";

let worker: TestWorker<Env>;
beforeAll(async () => {
  worker = await createWorker<Env>({ root: join(import.meta.dirname, "..") });
});
afterAll(() => worker.close());

test("a request: its path, headers and method", async () => {
  const client = createClient(worker);
  expect(await client.hello({ params: { name: "Ada" } })).toMatchObject({ status: 200, body: "Hello, Ada." });
  const asked = await client.whoami({ headers: { "user-agent": "vitest" } });
  expect(asked).toMatchObject({ body: { method: "GET", agent: "vitest", path: expect.stringMatching(/\/whoami$/) } });
});

test("a note in KV, and the queue that is told of it after the answer", async () => {
  const client = createClient(worker);
  const params = { name: "tea" };
  expect(await client.readNote({ params })).toMatchObject({ status: 404, body: "There is no note `tea`." });
  expect(await client.writeNote({ params, body: { text: "green" } })).toMatchObject({ status: 204 });
  expect(await client.readNote({ params })).toMatchObject({ status: 200, body: { text: "green" } });
  await expect.poll(() => worker.env.NOTES.get("changes:tea"), { timeout: 30_000 }).toBe("1");
});

test("a file in R2, as a stream in both directions", async () => {
  const body = "x".repeat(100_000);
  const sent = await worker.fetch("/files/x.txt", {
    method: "PUT",
    body,
    headers: { "content-type": "application/octet-stream" },
  });
  expect([sent.status, await sent.text()]).toEqual([201, "x.txt: 100000 bytes"]);
  expect(await (await worker.fetch("/files/x.txt")).text()).toBe(body);
  expect((await worker.fetch("/files/y.txt")).status).toBe(404);
});

test("events, JSON of any shape, and a subrequest", async () => {
  const counted = await worker.fetch("/count/3");
  expect(await counted.text()).toBe("data: 1\n\ndata: 2\n\ndata: 3\n\n");
  const client = createClient(worker);
  expect(await client.echo({ body: { a: [1, null] } })).toMatchObject({ body: { a: [1, null] } });

  const server = createServer((_, response) => response.end("from there")).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const url = encodeURIComponent(`http://127.0.0.1:${port}/`);
  expect(await (await worker.fetch(`/proxy?url=${url}`)).text()).toBe("from there");
});
