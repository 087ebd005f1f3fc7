import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENDED, KINDS } from "../src/classes.ts";
import { storm } from "../src/storm.ts";
import { type Running, startWorker } from "../src/worker.ts";

// The first date with the flag that wakes a request from another one, and the newest that is known here.
describe.each(["2024-10-14", "2026-11-01"])("on workerd, compatibility date %s", (date) => {
  let worker: Running;
  let quiet: object;
  beforeAll(async () => {
    worker = await startWorker(date);
    // What an instance holds on which nothing runs: each is made with the same bindings.
    const { externrefs } = await left();
    quiet = { tasks: 0, externrefs };
  }, 60_000);
  afterAll(() => worker.stop());

  const get = async (path: string, init?: RequestInit) => {
    const response = await fetch(new URL(path, worker.url), init);
    return { status: response.status, body: await response.text() };
  };
  const left = async () => ({
    ...JSON.parse((await get("/status")).body),
    ...JSON.parse((await get("/calm/counts")).body),
  });

  test("a storm harms no healthy request and leaves nothing behind", { timeout: 120_000 }, async () => {
    const result = await storm({ url: worker.url, requests: 4000, concurrency: 64, seed: 3 });
    expect(result.failures).toEqual([]);
    expect(KINDS.filter((kind) => result.tallies[kind].sent === 0)).toEqual([]);
    expect(result.woken).toBeGreaterThan(0);
    // What was left to `wait_until`, and takers that gave up, end in their own time.
    await expect.poll(left, { timeout: 10_000 }).toMatchObject(quiet);
    expect((await left()).instances).toBeLessThanOrEqual(2);
  });

  test("a panic is answered, and the next request is served", async () => {
    expect(await get("/panics/now")).toEqual({ status: 500, body: expect.stringMatching(/^RustPanic: .*at once/s) });
    expect(await get("/calm/plain/next")).toEqual({ status: 200, body: "hello, next" });
  });

  test("a panic is left to the origin where the handler has asked for that", async () => {
    expect(await get("/panics/passing")).toEqual({ status: 200, body: "the origin: GET /panics/passing" });
  });

  test("a panic does not end what waits on the same instance", async () => {
    const waiting = get("/calm/sleep/200");
    await get("/calm/sleep/1");
    expect((await get("/panics/now")).status).toBe(500);
    expect(await waiting).toEqual({ status: 200, body: "slept" });
  });

  test("a handler's error reaches onError with its text", async () => {
    expect(await get("/calm/fails")).toEqual({ status: 500, body: "RustError: invalid digit found in string" });
  });

  test("a call that waits too long is dropped at its limit", async () => {
    expect((await get("/calm/forever")).status).toBe(504);
    await expect.poll(left).toMatchObject(quiet);
  });

  test.each(["sleep", "upload"])("aborted calls are dropped, with all that they waited for: %s", async (waiting) => {
    const aborted = await Promise.all(Array.from({ length: 50 }, () => get(`/aborts/${waiting}`)));
    expect(new Set(aborted.map(({ body }) => body))).toEqual(new Set(["aborted"]));
    await expect.poll(left).toMatchObject(quiet);
  });

  test("a promise that nobody waits for any more settles without a trace", async () => {
    const { externrefs, unhandled } = await left();
    expect(await get("/calm/dropped")).toEqual({ status: 200, body: String(externrefs) });
    expect(await left()).toMatchObject({ ...quiet, unhandled });
  });

  test("streams and responses go through", async () => {
    const chunks = "chunk 2\nchunk 1\nchunk 0\n";
    expect(await get("/calm/chunks/3")).toEqual({ status: 200, body: chunks });
    expect(await get("/calm/passed")).toEqual({ status: 200, body: chunks });
    const body = new Uint8Array(300_000);
    const headers = { "content-type": "application/octet-stream" };
    expect(await get("/calm/upload", { method: "POST", body, headers })).toEqual({ status: 200, body: "300000" });
  });

  test("a stream that nobody reads is dropped", async () => {
    expect((await get("/calm/chunks/3", { method: "HEAD" })).status).toBe(200);
    await expect.poll(left).toMatchObject(quiet);
  });

  test("`wait_until` goes on after the answer", async () => {
    const { background } = await left();
    expect((await get("/calm/background")).body).toBe("answered");
    await expect.poll(async () => (await left()).background).toBe(background + 1);
  });

  test("work that is left to a call which has ended is refused, and dropped", async () => {
    await get("/calm/outlived");
    expect(await get("/calm/outlived")).toEqual({ status: 200, body: ENDED });
    expect(await left()).toMatchObject(quiet);
  });

  test("nested calls, three deep", async () => {
    expect((await get("/nest/2")).body).toBe("typescript(rust(typescript(rust(typescript(rust(core))))))");
  });
});
