/** A Worker that serves Rust routes of a contract beside its own. */
import { createWorker, type TestWorker } from "bimetal/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder } from "./build.ts";

let worker: TestWorker<Record<string, unknown>>;
beforeAll(async () => {
  worker = await createWorker({ root: projectFolder("beside") });
}, 60_000);
afterAll(() => worker.close());

async function ask(path: string, init?: RequestInit) {
  const response = await worker.fetch(path, init as never);
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

const put = (body: string | Uint8Array<ArrayBuffer>, type = "text/plain") => ({
  method: "PUT",
  headers: { "content-type": type },
  body,
});

test("handlers have their bindings, and go on after the answer", async () => {
  expect((await ask("/notes/a%2Fb")).status).toBe(404);
  expect((await ask("/notes/a%2Fb", put("hello"))).status).toBe(204);
  const hello = { status: 200, type: "text/plain;charset=UTF-8", text: "hello" };
  await expect.poll(() => ask("/notes/%61%2fb")).toEqual(hello);
  expect(await ask("/notes/a%2Fb", { method: "HEAD" })).toEqual({ ...hello, text: "" });
});

test("what the contract does not allow is refused", async () => {
  expect((await ask("/notes")).status).toBe(404);
  expect((await ask("/notes/")).status).toBe(404);
  expect((await ask("/notes/a", put("a", "text/html"))).status).toBe(415);
  expect((await ask("/notes/a", put("a".repeat(17)))).status).toBe(413);
  expect((await ask("/notes/a", put(new Uint8Array([0xff])))).status).toBe(400);
  const response = await worker.fetch("/notes/a", { method: "DELETE" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, PUT"]);
  // For the crate `worker` an unknown method is GET.
  expect((await ask("/notes/a", { method: "PURGE" })).status).toBe(405);
});

/** What zod says of a text where a number should be. */
function issue(path: readonly (string | number)[], part: string): object {
  const message = "Invalid input: expected number, received string";
  return { expected: "number", code: "invalid_type", path, message, in: part };
}

test("a query and JSON, and what is wrong with them", async () => {
  const sum = (body: string, query = "") =>
    ask(`/sums${query}`, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(await sum(`{"numbers":[1,2]}`, "?start=4#x")).toMatchObject({ status: 200, text: `{"sum":7}` });
  expect((await sum(`{"numbers":["1"]}`)).status).toBe(400);
  expect((await sum(`{"numbers":[1]}`, "?start=x")).status).toBe(400);
  const wrong = await sum(`{"numbers":[1,"1"]}`, "?start=x");
  expect(JSON.parse(wrong.text).issues).toEqual([issue(["start"], "query"), issue(["numbers", 1], "body")]);
  expect(await sum(`{"numbers":["1"],"numbers":[1]}`)).toMatchObject({ status: 200 });
  expect((await sum("{")).text).toContain("not well-formed");
});

test("streams, from JavaScript and from Rust", async () => {
  const init = { method: "POST", headers: { "content-type": "application/octet-stream" }, body: "abc" };
  expect(await ask("/echo", init)).toEqual({ status: 200, type: "text/plain", text: "abc" });
  expect(await ask("/count/3")).toEqual({ status: 200, type: "text/plain", text: "1\n2\n3\n" });
});

test("the Worker's own routes, and its own answer to a handler's error", async () => {
  expect((await ask("/old/path")).text).toBe("the Worker's own");
  expect(await ask("/fails")).toMatchObject({ status: 500, text: "invalid digit found in string" });
});
