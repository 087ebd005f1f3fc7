/** What calls a Worker beside requests: a queue, a cron trigger, another Worker. */
import { afterEach, expect, test } from "vitest";
import { type Started, start } from "./start.ts";

let worker: Started;
afterEach(() => worker.harness.close());

test("jobs: a queue's producer and consumer, and a cron trigger", async () => {
  worker = await start("jobs");
  const send = (name: string, fails: number) =>
    worker.ask("/", { method: "POST", body: JSON.stringify({ name, fails }) });
  expect((await send("easy", 0)).status).toBe(202);
  await expect.poll(() => worker.ask("/easy"), { timeout: 20_000 }).toEqual({ status: 200, text: "attempt 1" });
  await send("hard", 1);
  await expect.poll(() => worker.ask("/hard"), { timeout: 20_000 }).toEqual({ status: 200, text: "attempt 2" });
  // An error of the handler is a panic of the crate's: the platform tries the batch again.
  await send("wrong", 0);
  await expect.poll(() => worker.ask("/attempts-at-wrong"), { timeout: 20_000 }).toMatchObject({ text: "IIII" });
  expect(await worker.harness.getWorker().scheduled({ cron: "0 * * * *" })).toMatchObject({ outcome: "ok" });
  expect((await worker.ask("/cron")).text).toBe("0 * * * *");
});

test("calculator and caller: functions that another Worker calls", async () => {
  worker = await start("caller", "calculator");
  expect((await worker.ask("/add/40/2")).text).toBe("42");
  expect((await worker.ask("/greet/ada")).text).toBe("hello, ada");
  expect(await worker.ask("/greet/-")).toMatchObject({
    status: 400,
    text: expect.stringContaining("a name is missing"),
  });
  expect((await worker.ask("/divide/9/3")).text).toBe("3");
  // It panics after it has waited.
  expect(await worker.ask("/divide/1/0")).toEqual({ status: 502, text: "the calculator failed" });
  expect((await worker.ask("/add/1/2")).text).toBe("3");
});
