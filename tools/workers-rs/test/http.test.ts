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

test("hello-worker: what the guide to Rust names, as a release", async () => {
  worker = await start("hello-worker");
  expect(await worker.ask("/")).toEqual({ status: 200, text: "Hello, World!" });
  expect((await worker.ask("/hello/ada")).text).toBe("Hello, ada.");
  expect((await worker.ask("/sum", json("POST", { numbers: [1, 2] }))).text).toBe(`{"sum":3}`);
  expect((await worker.ask("/notes/tea", json("PUT", { text: "green" }))).status).toBe(204);
  expect(await worker.ask("/notes/tea")).toEqual({ status: 200, text: `{"text":"green"}` });
  expect(await worker.ask("/count/3")).toEqual({ status: 200, text: "1\n2\n3\n" });
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
