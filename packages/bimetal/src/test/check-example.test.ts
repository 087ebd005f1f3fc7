import { expect, test } from "vitest";
import { checkExample, type Example } from "./index.ts";

const example: Example = {
  route: "createNote",
  name: "a note",
  request: { method: "POST", path: "/notes?dry=true", headers: { "content-type": "text/plain" }, body: "a" },
  response: { status: 201, contentType: "application/json", json: { id: 1, notes: [{ at: "now" }] }, varies: ["at"] },
};

/** Checks an example against one answer. */
function check(response: Partial<Example["response"]>, answer: Response): Promise<void> {
  return checkExample({ ...example, response: { status: 200, ...response } }, { fetch: async () => answer });
}

test("the request is sent as it stands", async () => {
  const sent: unknown[] = [];
  const fetch = async (...request: unknown[]) => {
    sent.push(...request);
    return Response.json({ notes: [{ at: "later" }], id: 1 }, { status: 201 });
  };
  await checkExample(example, { fetch });
  expect(sent).toEqual([
    "https://localhost/notes?dry=true",
    { method: "POST", headers: { "content-type": "text/plain" }, body: "a", redirect: "manual" },
  ]);
});

test("bytes are sent and compared as they are", async () => {
  const sent: unknown[] = [];
  const fetch = async (...request: unknown[]) => {
    sent.push(request[1]);
    return new Response(Uint8Array.of(0xff, 0));
  };
  const { method, path, headers } = example.request;
  const request = { method, path, headers, base64: "/gA=" };
  await checkExample({ ...example, request, response: { status: 200, base64: "/wA=" } }, { fetch });
  expect(sent).toEqual([{ method, headers, body: Uint8Array.of(0xfe, 0), redirect: "manual" }]);
});

test("headers are compared, and of several values each", async () => {
  const headers = new Headers({ "x-total": "1" });
  for (const cookie of ["a=1", "b=2"]) headers.append("set-cookie", cookie);
  await check({ headers: { "x-total": "1", "set-cookie": ["a=1", "b=2"] } }, new Response(null, { headers }));
});

test("what is absent is not compared, nor is a key that varies", async () => {
  await check({}, new Response("anything"));
  await check({ json: { a: 1, b: 2 }, varies: ["b"] }, Response.json({ b: 3, a: 1 }));
  await check({ status: 302, location: "/a" }, new Response(null, { status: 302, headers: { location: "/a" } }));
  await check({ text: "a", contentType: "text/plain;charset=UTF-8" }, new Response("a"));
});

test.each<[Partial<Example["response"]>, Response, string]>([
  [{}, new Response("gone", { status: 410 }), 'createNote, "a note": expected 200, was answered 410: gone'],
  [{ json: { a: 1 } }, Response.json({ a: 2 }), "a: 1"],
  [{ json: { a: 1 }, varies: ["b"] }, Response.json({ a: 1, b: 2 }), "b"],
  [{ text: "a" }, new Response("b"), "text: 'a'"],
  [{ contentType: "image/png" }, new Response("b"), "contentType: 'image/png'"],
  [{ base64: "/w==" }, new Response(Uint8Array.of(0xfe)), "base64: '/w=='"],
  [{ headers: { "x-total": "1" } }, new Response(null), "'x-total': '1'"],
  [{ headers: { "set-cookie": ["a"] } }, new Response(null, { headers: { "set-cookie": "b" } }), "'a'"],
  [{ location: "/a" }, new Response(null), "location: '/a'"],
])("%j is not answered by %o", async (response, answer, message) => {
  await expect(check(response, answer)).rejects.toThrow(message);
});
