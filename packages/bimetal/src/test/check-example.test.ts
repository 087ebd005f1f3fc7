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
  [{ location: "/a" }, new Response(null), "location: '/a'"],
])("%j is not answered by %o", async (response, answer, message) => {
  await expect(check(response, answer)).rejects.toThrow(message);
});
