import { expect, test } from "vitest";
import { z } from "zod";
import {
  bytes,
  contract,
  del,
  empty,
  get,
  group,
  html,
  json,
  options,
  patch,
  post,
  put,
  redirect,
  route,
  stream,
  svg,
  text,
  twin,
} from "./index.ts";

const responses = { 200: text() };

test("a route is plain data, with the place of its call", () => {
  const { site, ...data } = get("/links/:slug", { in: "rust", responses });
  expect(data).toEqual({
    kind: "route",
    method: "GET",
    path: "/links/:slug",
    options: { in: "rust", responses: { 200: { kind: "text", contentType: "text/plain;charset=UTF-8" } } },
  });
  expect(site).toMatch(/contract\.test\.ts:\d+:\d+\)?$/);
});

test("every function of a method has its own, and knows its caller", () => {
  const routes = [
    get("/", { responses }),
    post("/", { responses }),
    put("/", { responses }),
    patch("/", { responses }),
    del("/", { responses }),
    options("/", { responses }),
    route("PURGE", "/", { responses }),
  ];
  expect(routes.map(({ method }) => method)).toEqual(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"]);
  const made = [...routes, group("/", { routes: {} }), contract({ title: "T", version: "1", routes: {} })];
  for (const { site } of made) expect(site).toContain("contract.test.ts");
});

test("bodies are plain data", () => {
  const schema = z.string();
  expect([json(schema), text("text/csv"), html(), svg(), bytes(), stream("a/b"), empty(), redirect()]).toEqual([
    { kind: "json", schema, contentType: "application/json" },
    { kind: "text", contentType: "text/csv" },
    { kind: "text", contentType: "text/html; charset=utf-8" },
    { kind: "text", contentType: "image/svg+xml" },
    { kind: "bytes", contentType: "application/octet-stream" },
    { kind: "stream", contentType: "a/b" },
    { kind: "empty" },
    { kind: "redirect" },
  ]);
});

test("what a route cannot have is a type error", () => {
  const query = z.object({ page: z.int() });
  // These are the whole test: `tsc` fails where an error that is expected does not come.
  get("/", { query, headers: query, params: query, locals: query, responses: { 200: z.string(), 302: redirect() } });
  post("/", { body: query, bodyLimit: 1, responses });
  route("PURGE", "/", { body: bytes("image/png"), responses });
  // @ts-expect-error: a GET has no body
  get("/", { body: query, responses });
  // @ts-expect-error: nor has OPTIONS
  options("/", { bodyLimit: 1, responses });
  // @ts-expect-error: under whatever name
  route("GET", "/", { body: query, responses });
  // @ts-expect-error: a misspelt key
  get("/", { respones: responses });
  // @ts-expect-error: a key that is not there
  get("/", { in: "rust" });
  // @ts-expect-error: a language that is not there
  get("/", { in: "go", responses });
  // @ts-expect-error: a path without a slash
  get("links", { responses });
  // @ts-expect-error: a query that is no object
  get("/", { query: z.string(), responses });
  // @ts-expect-error: a request without a body has no `body`
  post("/", { body: empty(), responses });
  // @ts-expect-error: a status that is no number
  get("/", { responses: { ok: text() } });
  // @ts-expect-error: a response that is no body
  get("/", { responses: { 200: "text" } });
  // @ts-expect-error: a group needs routes
  group("/admin", {});
  // @ts-expect-error: what is in a group is a route or a group
  group("/admin", { routes: { a: "/a" } });
});

test("a check with a twin is what zod takes beside a function, and runs where nothing else is wrong", () => {
  const isShort = (text: string) => text.length < 3;
  const said = { error: "too long", path: ["name"] };
  const schema = z.object({ name: z.string().refine(isShort, twin("crate::is_short")).refine(isShort, twin("b")) });
  const around = schema.refine(() => false, twin("crate::never", said));
  expect(around.safeParse({ name: "abc" }).error?.issues).toEqual([
    { code: "custom", path: ["name"], message: "Invalid input" },
  ]);
  expect(around.safeParse({ name: "ab" }).error?.issues).toEqual([
    { code: "custom", path: ["name"], message: "too long" },
  ]);
  expect(said.path).toEqual(["name"]);
  expect(schema.parse({ name: "ab" })).toEqual({ name: "ab" });
});
