/** Workers that answer requests: with the crate's Router, and with its `http` and `axum` features. */
import { afterEach, expect, test } from "vitest";
import { type Started, start } from "./start.ts";

let worker: Started;
afterEach(() => worker.harness.close());

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

test("hello: the Router, KV and JSON, as a release", async () => {
  worker = await start("hello");
  expect(await worker.ask("/")).toEqual({ status: 200, text: "hello" });
  expect((await worker.ask("/hello/ada")).text).toBe(`{"text":"hello, ada","visits":1}`);
  expect((await worker.ask("/hello/ada")).text).toBe(`{"text":"hello, ada","visits":2}`);
  const greeting = { text: "hi", visits: 7 };
  expect(await worker.ask("/greetings/bob", json("POST", greeting))).toEqual({
    status: 201,
    text: JSON.stringify(greeting),
  });
  expect((await worker.ask("/hello/bob")).text).toContain(`"visits":8`);
  // The crate's own answer to an error of the handler.
  expect((await worker.ask("/greetings/bob", json("POST", { text: 1 }))).status).toBe(500);
  expect((await worker.ask("/nothing")).status).toBe(404);
});

test("http: requests and responses of the crate `http`, and `send`", async () => {
  worker = await start("http");
  const response = await fetch(new URL("/a?b", worker.url), { headers: { "x-agent": "tests" } });
  expect([response.headers.get("x-served-by"), await response.text()]).toEqual(["rust", "first"]);
  expect((await worker.ask("/a")).text).toBe("tests");
  expect((await worker.ask("/a")).text).toBe("nobody");
});

test("axum: extractors, state and JSON", async () => {
  worker = await start("axum");
  expect((await worker.ask("/")).text).toBe("notes");
  expect((await worker.ask("/notes/a")).status).toBe(404);
  expect((await worker.ask("/notes/a", json("PUT", { text: "hi" }))).status).toBe(204);
  expect((await worker.ask("/notes/a")).text).toBe(`{"text":"hi"}`);
  expect((await worker.ask("/notes/a", json("PUT", { text: 1 }))).status).toBe(422);
});
