/** What a call promises, where Rust finds the routes and there is no Hono. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAlone } from "../src/worker.ts";
import { announce } from "./announce.ts";

const FAILED = { status: 500, body: "Internal Server Error" };

let worker: Awaited<ReturnType<typeof startAlone>>;
/** How many JavaScript values an instance holds on which nothing runs. */
let externrefs: number;
beforeAll(async () => {
  worker = await startAlone();
  ({ externrefs } = await counts());
}, 60_000);
afterAll(() => worker.stop());

async function get(path: string, init?: RequestInit) {
  const response = await fetch(new URL(path, worker.url), init);
  return { status: response.status, body: await response.text() };
}

async function counts(): Promise<{ externrefs: number; background: number }> {
  return JSON.parse((await get("/calm/counts")).body);
}

test.each(["now", "late", "closure", "drop"])(
  "a panic is answered, and the next request is served: %s",
  async (when) => {
    expect(await get(`/panics/${when}`)).toEqual(FAILED);
    expect(await get("/calm/plain/n%C3%A4chste")).toEqual({ status: 200, body: "hello, nächste" });
  },
);

test("a panic does not end what waits on the same instance", async () => {
  const waiting = get("/calm/sleep/200");
  await get("/calm/sleep/1");
  expect(await get("/panics/now")).toEqual(FAILED);
  expect(await waiting).toEqual({ status: 200, body: "slept" });
});

test.each(["background", "spawned"])("a panic after the answer harms nobody: %s", async (where) => {
  expect(await get(`/panics/${where}`)).toEqual({ status: 200, body: "answered" });
  expect(await get("/calm/sleep/20")).toEqual({ status: 200, body: "slept" });
});

test.each(["overflow", "memory"])("an instance that has ended gives way to another: %s", async (how) => {
  expect(await get(`/ends/${how}`)).toEqual(FAILED);
  expect(await get("/calm/sleep/1")).toEqual({ status: 200, body: "slept" });
});

test("1,000 panics at once, among healthy requests", { timeout: 60_000 }, async () => {
  const answers = await Promise.all(
    Array.from({ length: 2000 }, (_, index) => get(index % 2 === 0 ? "/panics/late" : `/calm/plain/${index}`)),
  );
  const wrong = answers.filter(({ status }, index) => status !== (index % 2 === 0 ? 500 : 200));
  expect(wrong).toEqual([]);
  await expect.poll(counts, { timeout: 10_000 }).toMatchObject({ externrefs });
});

test("a handler's error is answered without its text", async () => {
  expect(await get("/calm/fails")).toEqual(FAILED);
});

test("a call that waits too long is dropped at its route's limit", async () => {
  const { status, body } = await get("/calm/forever");
  expect([status, JSON.parse(body).title]).toEqual([504, "Gateway Timeout"]);
  await expect.poll(counts).toMatchObject({ externrefs });
});

test.each(["/calm/sleep/2000", "/calm/upload"])(
  "aborted calls are dropped, with all that they waited for: %s",
  async (path) => {
    const call = async () => (await fetch(new URL(path, worker.caller))).text();
    const aborted = await Promise.all(Array.from({ length: 50 }, call));
    expect(new Set(aborted)).toEqual(new Set(["aborted"]));
    await expect.poll(counts).toMatchObject({ externrefs });
  },
);

test("a panic is left to the origin where the handler has asked for that", async () => {
  expect(await get("/panics/passing")).toEqual({ status: 200, body: "the origin: GET /panics/passing" });
  expect(await get("/calm/plain/next")).toEqual({ status: 200, body: "hello, next" });
});

test("streams and responses go through", async () => {
  const chunks = "chunk 2\nchunk 1\nchunk 0\n";
  expect(await get("/calm/chunks/3")).toEqual({ status: 200, body: chunks });
  expect(await get("/calm/passed")).toEqual({ status: 200, body: chunks });
  for (const path of ["/calm/chunks/3", "/calm/passed"]) {
    expect(await get(path, { method: "HEAD" })).toEqual({ status: 200, body: "" });
  }
  const headers = { "content-type": "application/octet-stream" };
  const sent = { method: "POST", body: new Uint8Array(300_000), headers };
  expect(await get("/calm/upload", sent)).toEqual({ status: 200, body: "300000" });
  await expect.poll(counts).toMatchObject({ externrefs });
});

test("`wait_until` goes on after the answer", async () => {
  const { background } = await counts();
  expect(await get("/calm/background")).toEqual({ status: 200, body: "answered" });
  await expect.poll(counts).toMatchObject({ background: background + 1, externrefs });
});

test("a large body arrives, and a larger one is refused", async () => {
  const item = (id: unknown, length: number) => {
    const meta = { text: "x".repeat(length) };
    return JSON.stringify({ id, name: "item", price: 1, tags: [], meta, kind: "plain" });
  };
  const post = (body: string | ReadableStream) => {
    return get("/checks/rust", { method: "POST", headers: { "content-type": "application/json" }, body, ...HALF });
  };
  expect(await post(item(1, 1_900_000))).toEqual({ status: 200, body: item(1, 1_900_000) });
  const url = new URL("/checks/rust", worker.url);
  expect((await announce(url, "application/json", 2_000_001)).status).toBe(413);
  // No length is told before.
  expect((await post(new Blob([item(1, 2_000_000)]).stream())).status).toBe(413);
  expect((await post(new Blob([item("x", 10)]).stream())).status).toBe(400);
});

const HALF = { duplex: "half" } as object;
