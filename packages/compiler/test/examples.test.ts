/** Emitted examples against emitted routes: what they send is what their contract says, and so is what they compare. */
import { join } from "node:path";
import { checkExample, type Example } from "bimetal/test";
import type { Hono } from "hono";
import { expect, test } from "vitest";
import { FIXTURES } from "./goldens.ts";

interface Given {
  readonly [part: string]: unknown;
  readonly reply: (status: number, body?: unknown, headers?: object) => unknown;
}

// Emitted modules import each other as bundlers resolve them, so `tsc` must not follow.
const folder = join(FIXTURES, "contracts/examples/generated");
const { createApp } = await import(join(folder, "routes.ts"));
const { examples } = (await import(join(folder, "examples.ts"))) as { readonly examples: readonly Example[] };

const given: object[] = [];
const app: Hono = createApp({
  typescriptCreate: ({ query, headers, cookies, body, reply }: Given) => {
    given.push({ query, headers, cookies, body });
    const { text } = body as { text: string };
    if (text === "again") return reply(409, { title: "Conflict" });
    return reply(201, { id: 7, text, tags: [], at: "another time" });
  },
  typescriptRead: ({ params, reply }: Given) => {
    given.push({ params });
    return (params as { id: number }).id === 2 ? reply(302, "/notes/1/x") : "text";
  },
  typescriptReplace: async ({ params, body, reply }: Given) => {
    given.push({ params, body: Buffer.from(body as Uint8Array).toString("latin1") });
    return reply(204);
  },
  typescriptSend: async ({ body, reply }: Given) => {
    const { cover, pages, ...texts } = body as { readonly cover: File; readonly pages: readonly File[] };
    given.push({ ...texts, files: [cover, ...pages].map(({ name, type, size }) => ({ name, type, size })) });
    const headers = { etag: "ü", "x-rate": 1e-7, "x-fresh": true, "set-cookie": ["a=1", "b=2"] };
    return reply(200, await cover.arrayBuffer(), headers);
  },
  typescriptOrder: ({ body, reply }: Given) => {
    given.push({ body });
    return reply(204);
  },
  typescriptMissing: ({ reply }: Given) => reply(404, { title: "No" }),
});
const fetcher = { fetch: async (url: string, init?: RequestInit) => app.request(url, init) };
const own = examples.filter(({ route }) => route.startsWith("typescript"));

test.each(own)("$route: $name", (example) => checkExample(example, fetcher));

test("every example is there in both languages, and sent what the contract says", () => {
  const others = examples.filter(({ route }) => route.startsWith("rust"));
  expect(others.map(({ name }) => name)).toEqual(own.map(({ name }) => name));
  expect(given).toEqual([
    {
      query: { dry: true, labels: ["a b", "c&d"] },
      headers: { "x-count": 1 },
      cookies: { id: "ü;" },
      body: { text: 'say "ü"', tags: [] },
    },
    { query: {}, headers: {}, cookies: {}, body: { text: "again", tags: ["x"] } },
    { params: { id: 1, rest: "a b/c" } },
    { params: { id: 2, rest: "x" } },
    { params: { id: 3, rest: "x" } },
    { params: { slug: "ü/1" }, body: "a,b\n1,2\n" },
    { params: { slug: "x" }, body: "\xff\xfe\0" },
    { body: { name: "a b", tags: ["x", "ü"] } },
    { title: "--example", rate: 1e-7, files: [{ name: 'a "b".png', type: "image/png", size: 4 }] },
    {
      title: "é",
      rate: 1,
      files: [
        { name: "a", type: "image/png", size: 3 },
        { name: "1", type: "text/plain", size: 3 },
        { name: "2", type: "", size: 0 },
      ],
    },
  ]);
});
