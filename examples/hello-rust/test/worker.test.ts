/** The Worker, asked on workerd, with a local KV, R2 and queue. */
import { execSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createTestHarness } from "wrangler";
import { type Client, createClient } from "../generated/client";
import type { Env } from "../generated/env";

const root = join(import.meta.dirname, "..");

let worker: TestWorker<Env>;
let client: Client;
/** Another server, as the Worker finds it. */
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer(({ url }, response) => {
    response.setHeader("content-type", "text/plain").end(`the origin has ${url}`);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  origin = `http://127.0.0.1:${port}`;
  worker = await createWorker<Env>({ root, vars: { ORIGIN: origin } });
  client = createClient(worker);
});
afterAll(async () => {
  await worker.close();
  server.close();
});

const bytes = (method: string, body: string) => ({
  method,
  body,
  headers: { "content-type": "application/octet-stream" },
});

describe("a request", () => {
  test("method, URL, headers and cf", async () => {
    const response = await worker.fetch("/request?a=b", { headers: { "user-agent": "vitest" }, cf: { country: "NZ" } });
    const url = expect.stringMatching(/\/request\?a=b$/);
    expect(await response.json()).toEqual({ method: "GET", url, agent: "vitest", country: "NZ" });
  });

  test("a body as JSON", async () => {
    expect(await client.sum({ body: { numbers: [1, 2] } })).toMatchObject({ status: 200, body: { sum: 3 } });
    const wrong = await worker.fetch("/sum", {
      method: "POST",
      body: `{"numbers":["1"]}`,
      headers: { "content-type": "application/json" },
    });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ issues: [{ path: ["numbers", 0] }] });
  });

  test("a body as a stream", async () => {
    const response = await worker.fetch("/length", bytes("POST", "x".repeat(300_000)));
    expect(await response.text()).toBe("300000");
  });
});

describe("the environment", () => {
  test("a note in KV, and the consumer of a queue that is told of it after the response", async () => {
    const params = { name: "tea" };
    expect(await client.readNote({ params })).toMatchObject({ status: 404, body: "There is no note `tea`." });
    for (const text of ["green", "black"]) {
      expect(await client.writeNote({ params, body: { text } })).toMatchObject({ status: 204 });
    }
    expect(await client.readNote({ params })).toMatchObject({ status: 200, body: { text: "black" } });
    // Messages wait for others.
    await expect.poll(() => worker.env.NOTES.get("changes:tea"), { timeout: 30_000 }).toBe("2");
  });

  test("a file in R2, as a stream in both directions", async () => {
    const body = "x".repeat(100_000);
    const sent = await worker.fetch("/files/a/b.txt", bytes("PUT", body));
    expect([sent.status, await sent.text()]).toEqual([201, "a/b.txt: 100000 bytes"]);
    expect(await (await worker.fetch("/files/a/b.txt")).text()).toBe(body);
    expect((await worker.fetch("/files/b.txt")).status).toBe(404);
  });
});

describe("a response", () => {
  test("a status, a header and a text", async () => {
    const answer = await client.hello({ params: { name: "Ada" } });
    expect(answer).toMatchObject({ status: 200, declared: { "content-language": "en" }, body: "Hello, Ada." });
  });

  test("a stream", async () => {
    expect(await (await worker.fetch("/count/3")).text()).toBe("1\n2\n3\n");
    expect((await worker.fetch("/count/many")).status).toBe(400);
  });

  test("of a subrequest", async () => {
    const body = { status: 200, contentType: "text/plain", text: "the origin has /" };
    expect(await client.origin()).toMatchObject({ status: 200, body });
  });

  test("of the origin, when the Worker panics", { timeout: 600_000 }, async () => {
    // This is for the Worker as it is deployed: in development wrangler itself answers for one that fails.
    execSync("npx wrangler deploy --dry-run --outdir .wrangler/deployed", { cwd: root });
    const deployed = createTestHarness({
      root,
      workers: [{ configPath: "wrangler.toml", prebuiltWorkerDir: ".wrangler/deployed" }],
    });
    onTestFinished(deployed.close);
    await deployed.listen();
    const response = await deployed.fetch(`${origin}/origin/instead`);
    expect([response.status, await response.text()]).toEqual([200, "the origin has /origin/instead"]);
  });
});

test("what the contract does not know", async () => {
  expect(await client.home()).toMatchObject({ status: 200, body: "Hello, World!" });
  expect((await worker.fetch("/nowhere")).status).toBe(404);
  expect((await worker.fetch("/sum")).status).toBe(405);
});
