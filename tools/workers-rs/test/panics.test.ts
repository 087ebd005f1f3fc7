/** What is left of a Worker's other requests when one panics. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Started, start } from "./start.ts";

let worker: Started;
beforeAll(async () => {
  worker = await start("panics");
}, 60_000);
afterAll(() => worker.harness.close());

test.each(["/panic", "/panic/20", "/panic-in-join/20", "/panic-beside-wait/20", "/overflow"])(
  "%s is answered, and so is all after it",
  async (path) => {
    expect((await worker.ask(path)).status).toBe(500);
    // A fresh instance has begun no other request.
    expect(await worker.ask("/begun")).toEqual({ status: 200, text: "1" });
  },
);

test("requests that wait on an instance which panics come to their end", async () => {
  const waiting = [300, 301, 302, 303].map((ms) => worker.ask(`/wait/${ms}`));
  const stream = worker.ask("/stream/40");
  const failing = ["/panic/100", "/panic", "/panic-in-join/100"].map((path) => worker.ask(path));
  expect((await Promise.all(failing)).map(({ status }) => status)).toEqual([500, 500, 500]);
  expect((await Promise.all(waiting)).map(({ text }) => text)).toEqual(
    [300, 301, 302, 303].map((ms) => `waited ${ms}`),
  );
  expect((await stream).text).toBe("more\n".repeat(40));
});

test("a task that stands behind one which panics has its turn", async () => {
  expect((await worker.ask("/panic-before-another-task")).status).toBe(500);
  const logged = () => worker.harness.getLogs().map(({ message }) => message);
  await expect.poll(logged).toContain("the other task has run");
});

test("when an instance ends, all on it are answered at once", async () => {
  const waiting = [1, 2, 3].map(() => worker.ask("/wait/20000"));
  await worker.ask("/wait/100");
  expect((await worker.ask("/overflow")).status).toBe(500);
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([500, 500, 500]);
});

test("a body that panics ends", async () => {
  await expect(worker.ask("/panic-in-stream")).rejects.toThrow();
  expect(await worker.ask("/begun")).toEqual({ status: 200, text: "1" });
});

test("of a storm, nothing but what panics is lost", async () => {
  const panics = ["/panic", "/panic/5", "/panic-in-join/5", "/panic-beside-wait/5"];
  const answers = await Promise.all(
    Array.from({ length: 600 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 2));
      const path = index % 20 === 0 ? (panics[(index / 20) % 4] ?? "") : `/wait/${(index * 7) % 50}`;
      const { status } = await worker.ask(path);
      return { path, status, expected: path.startsWith("/panic") ? 500 : 200 };
    }),
  );
  expect(answers.filter(({ status, expected }) => status !== expected)).toEqual([]);
});
