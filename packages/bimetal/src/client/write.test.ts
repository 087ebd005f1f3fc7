/** Whether what a client writes is what the server reads: by the server's own reader. */
import { expect, test } from "vitest";
import { createTextParser, INVALID, type Node, readQuery } from "../schema/index.ts";
import { type ClientRoute, writeRequest, writeUrl } from "./index.ts";

const coerce = (node: Node, query: string) =>
  createTextParser(() => INVALID, { type: "object", fields: [["a", node]] }).coerce(
    readQuery(new URLSearchParams(query)),
  ).a;

const write = (value: unknown) => writeUrl("/", {}, { a: value }).slice(2);

const NUMBERS = [
  ...[0, -0, 1, -1, 0.1, -12.5, 1e-7, -1.25e-9, 5e-324, 1.7976931348623157e-300, 123456.789],
  ...[Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Math.PI],
];

test.each(NUMBERS)("the number %d", (number) => {
  expect(coerce({ type: "number" }, write(number))).toBe(number);
  expect(coerce({ type: "array", item: { type: "number" } }, write([number, number]))).toEqual([number, number]);
});

test("random numbers", () => {
  const view = new DataView(new ArrayBuffer(8));
  let state = 1;
  let count = 0;
  for (let round = 0; round < 20_000; round++) {
    for (const offset of [0, 4]) {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      view.setUint32(offset, state);
    }
    const number = view.getFloat64(0);
    if (!(Math.abs(number) <= Number.MAX_SAFE_INTEGER)) continue;
    expect(coerce({ type: "number" }, write(number))).toBe(number);
    count++;
  }
  expect(count).toBeGreaterThan(5000);
});

test.each(["", " ", "a b", "a+b", "a&b=c", "ü 😀", "%20", "null", "a,b", "#?/"])("the text %j", (text) => {
  expect(coerce({ type: "string" }, write(text))).toBe(text);
  expect(coerce({ type: "array", item: { type: "string" } }, write([text]))).toEqual([text]);
});

test("flags, lists, and what is left out", () => {
  expect(coerce({ type: "boolean" }, write(true))).toBe(true);
  expect(coerce({ type: "boolean" }, write(false))).toBe(false);
  expect(writeUrl("/", {}, { a: ["x", "y"], b: undefined, c: [] })).toBe("/?a=x&a=y");
  expect(writeUrl("/", {}, {})).toBe("/");
});

test("parameters stand in their segments", () => {
  const path = (params: object) => writeUrl("/a:b/:id/it's/*rest", params as Record<string, unknown>);
  expect(path({ id: "x/y ?#", rest: "c/d e/%" })).toBe("/a:b/x%2Fy%20%3F%23/it's/c/d%20e/%25");
  expect(path({ id: 1.5, rest: true })).toBe("/a:b/1.5/it's/true");
});

test.each([
  [{ id: "" }, '"" cannot stand in a path: give `id` another value'],
  [{ id: "." }, '"." cannot stand in a path: give `id` another value'],
  [{ id: ".." }, '".." cannot stand in a path: give `id` another value'],
  [{ id: null }, "null cannot be written as text"],
  [{}, "undefined cannot be written as text"],
])("%j is no path", (params, message) => {
  expect(() => writeUrl("/:id", params)).toThrow(new TypeError(message));
});

test.each(["", "a/../b", "a/."])("the rest of a path is never %j", (rest) => {
  expect(() => writeUrl("/*rest", { rest })).toThrow(TypeError);
});

const route: ClientRoute = { method: "POST", path: "/", responses: {} };

test("headers: those of every call, the body's type, and the declared ones", () => {
  const typed: ClientRoute = { ...route, body: { kind: "text", contentType: "text/csv" } };
  const { headers, body } = writeRequest(
    typed,
    { headers: { "x-count": 3, "x-not": undefined, "x-on": true }, body: "a,b" },
    { authorization: "secret", "content-type": "text/plain" },
  );
  expect(headers).toEqual({ authorization: "secret", "content-type": "text/csv", "x-count": "3", "x-on": "true" });
  expect(body).toBe("a,b");
});

test("each kind of body", () => {
  const send = (kind: "json" | "bytes" | "stream", body: unknown) =>
    writeRequest({ ...route, body: { kind, contentType: "*/*" } }, { body }, {});
  const bytes = new Uint8Array([1]);
  const stream = new Blob([]).stream();
  expect(send("json", { a: 1 }).body).toBe('{"a":1}');
  expect(send("bytes", bytes)).toEqual({
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: bytes,
  });
  expect(send("stream", stream)).toMatchObject({ body: stream, duplex: "half" });
  expect(writeRequest({ ...route, responses: { 302: "redirect" } }, {}, {})).toMatchObject({ redirect: "manual" });
});
