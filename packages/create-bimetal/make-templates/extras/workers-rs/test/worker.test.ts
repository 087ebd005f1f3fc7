/** What the guide to Rust names, each asked of the Worker on workerd, with a local KV, R2 and queue. */
import { execSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createTestHarness } from "wrangler";
import type { Env } from "../generated/env";

const root = join(import.meta.dirname, "..");

let worker: TestWorker<Env>;
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
});
afterAll(async () => {
  await worker.close();
  server.close();
});

const json = (method: string, body: object) => ({ method, body: JSON.stringify(body) });
const text = async (path: string) => (await worker.fetch(path)).text();

describe("Request", () => {
  test("method, path, headers and cf", async () => {
    const response = await worker.fetch("/request?a=b", {
      headers: { "user-agent": "vitest" },
      cf: { country: "NZ" },
    });
    expect(await response.json()).toEqual({ method: "GET", path: "/request", agent: "vitest", country: "NZ" });
  });

  test("a body as JSON", async () => {
    expect(await (await worker.fetch("/sum", json("POST", { numbers: [1, 2] }))).json()).toEqual({ sum: 3 });
    expect((await worker.fetch("/sum", json("POST", { numbers: ["1"] }))).status).toBe(400);
  });

  test("a body as a stream", async () => {
    const response = await worker.fetch("/length", { method: "POST", body: "x".repeat(300_000) });
    expect(await response.text()).toBe("300000");
  });
});

describe("Env", () => {
  test("a note in KV, and the consumer of a queue that is told of it", async () => {
    expect((await worker.fetch("/notes/tea")).status).toBe(404);
    for (const note of ["green", "black"]) {
      expect((await worker.fetch("/notes/tea", json("PUT", { text: note }))).status).toBe(204);
    }
    expect(await text("/notes/tea")).toBe(`{"text":"black"}`);
    expect(await worker.env.NOTES.get("tea")).toBe(`{"text":"black"}`);
    // Messages wait for others.
    await expect.poll(() => worker.env.NOTES.get("changes:tea"), { timeout: 30_000 }).toBe("2");
  });

  test("a file in R2, under a path of several parts", async () => {
    const sent = await worker.fetch("/files/a/b.txt", { method: "PUT", body: "hello" });
    expect([sent.status, await sent.text()]).toEqual([201, "a/b.txt"]);
    expect(await text("/files/a/b.txt")).toBe("hello");
    expect(await (await worker.env.FILES.get("a/b.txt"))?.text()).toBe("hello");
    expect((await worker.fetch("/files/b.txt")).status).toBe(404);
  });
});

describe("Context", () => {
  test("wait_until: what is left to do after the response", async () => {
    expect((await worker.fetch("/notes/milk", json("PUT", { text: "oat" }))).status).toBe(204);
    await expect.poll(() => worker.env.NOTES.get("changes:milk"), { timeout: 30_000 }).toBe("1");
  });

  test("pass_through_on_exception: the origin answers when the Worker panics", { timeout: 600_000 }, async () => {
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

describe("Response", () => {
  test("a status, a header and a text", async () => {
    const response = await worker.fetch("/hello/Ada");
    expect([response.status, response.headers.get("content-language")]).toEqual([200, "en"]);
    expect(await response.text()).toBe("Hello, Ada.");
  });

  test("a stream", async () => {
    expect(await text("/count/3")).toBe("1\n2\n3\n");
    expect((await worker.fetch("/count/many")).status).toBe(400);
  });

  test("of a subrequest", async () => {
    const answer = await (await worker.fetch("/origin")).json();
    expect(answer).toEqual({ status: 200, content_type: "text/plain", text: "the origin has /" });
  });
});

describe("Router", () => {
  test("what it does not know", async () => {
    expect(await text("/")).toBe("Hello, World!");
    expect((await worker.fetch("/nowhere")).status).toBe(404);
    expect((await worker.fetch("/sum")).status).toBe(405);
  });
});
