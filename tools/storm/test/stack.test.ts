import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, startWorker } from "../src/worker.ts";

/** As many as an isolate has at most: while they live, calls go to the newest of them, though it drains. */
const INSTANCES = 4;

let worker: Running;
beforeAll(async () => {
  worker = await startWorker();
}, 60_000);
afterAll(() => worker.stop());

async function get(path: string): Promise<string> {
  return (await fetch(new URL(path, worker.url))).text();
}

async function status(): Promise<{ instances: number; tasks: number }> {
  return JSON.parse(await get("/status"));
}

/** A call that waits for the rest of its body. */
function hold() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const headers = { "content-type": "application/octet-stream" };
  const init = { method: "POST", headers, body: readable, duplex: "half" as const };
  const answer = fetch(new URL("/calm/upload", worker.url), init).then((response) => response.text());
  // It is awaited at the end, and must not hide why the test failed before.
  answer.catch(() => undefined);
  void writer.write(new Uint8Array(1));
  return { answer, release: () => writer.close() };
}

/** A trap runs no epilogue: what it leaves of the stack is lost, unless the host puts the stack pointer back. */
test("10,000 panics on one instance do not exhaust its stack", { timeout: 120_000 }, async () => {
  const holds = [];
  for (let count = 1; count <= INSTANCES; count += 1) {
    holds.push(hold());
    await expect.poll(status, { timeout: 10_000 }).toMatchObject({ instances: count, tasks: count });
    expect(await get("/panics/now")).toMatch(/^RustPanic/);
  }

  const answers = new Map<string, number>();
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (let count = 0; count < 200; count += 1) {
        const [name = ""] = (await get("/panics/now")).split(":");
        answers.set(name, (answers.get(name) ?? 0) + 1);
      }
    }),
  );
  // An exhausted stack would have ended the instance, and with it the call that it holds.
  expect(Object.fromEntries(answers)).toEqual({ RustPanic: 10_000 });
  expect(await status()).toMatchObject({ instances: INSTANCES, tasks: INSTANCES });
  expect(await get("/calm/plain/healthy")).toBe("hello, healthy");

  for (const { release } of holds) await release();
  expect(await Promise.all(holds.map(({ answer }) => answer))).toEqual(["1", "1", "1", "1"]);
  await expect.poll(status, { timeout: 10_000 }).toMatchObject({ tasks: 0 });
});
