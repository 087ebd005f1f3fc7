/** Events that need another Worker, or a port. */
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestHarness, experimental_readRawConfig, type TestHarness } from "wrangler";

const root = join(import.meta.dirname, "..");
let harness: TestHarness;
let port: number;

beforeAll(async () => {
  port = await findFreePort();
  const { build: _, ...config } = experimental_readRawConfig({ config: join(root, "wrangler.toml") }).rawConfig;
  const listening = { ...config, connect: [{ protocol: "tcp" as const, port }] };
  harness = createTestHarness({ root, workers: [{ config: listening }, { configPath: "logging/wrangler.toml" }] });
  await harness.listen();
}, 60_000);
afterAll(() => harness.close());

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port: free } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return free;
}

async function note(name: string): Promise<unknown> {
  return (await harness.fetch(`/notes/${encodeURIComponent(name)}`)).json();
}

test("what another Worker has logged", async () => {
  const response = await harness.getWorker("logging").fetch("https://localhost/");
  expect(await response.text()).toBe("logged");
  await expect.poll(() => note("tail"), { timeout: 30_000 }).toBe(' ok log: Array([String("hello"), Number(1.0)])');
}, 60_000);

test("what another Worker does, while it runs", async () => {
  await harness.getWorker("logging").fetch("https://localhost/");
  for (const kind of ["onset", "log", "outcome"]) {
    await expect.poll(() => note(`stream:${kind}`), { timeout: 30_000 }).toBe("told");
  }
}, 60_000);

test("a TCP connection", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.end("hello");
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe("HELLO");
});
