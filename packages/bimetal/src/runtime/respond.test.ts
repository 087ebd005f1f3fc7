import { type Context, Hono } from "hono";
import { expect, test, vi } from "vitest";
import type { Definition } from "./definition.ts";
import { mountRoutes, type ServedRoute } from "./mount.ts";
import { rust } from "./serve-rust.ts";
import { typescript } from "./serve-typescript.ts";

vi.mock("../host/index.ts", async (original) => ({
  ...(await original<object>()),
  callRust: () => ({ kind: 9, status: 203, value: "text" }),
}));

const definition: Definition = {
  name: "route",
  method: "GET",
  path: "/",
  responses: { 203: { kind: "text", contentType: "text/plain;charset=UTF-8" } },
  success: 203,
};
const rustDefinition = { ...definition, export: "", paramNames: [], headerNames: [], timeLimit: 1 };
const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };

async function ask(app: Hono, route: ServedRoute): Promise<Record<string, string>> {
  mountRoutes(app, [route]);
  const response = await app.request("/", {}, {}, context);
  expect({ status: response.status, text: await response.text() }).toEqual({ status: 203, text: "text" });
  return Object.fromEntries(response.headers);
}

const plain = { "content-type": "text/plain;charset=UTF-8" };
const marked = { ...plain, mark: "here" };
const mark = (c: Context) => {
  c.status(418);
  c.header("mark", "here");
  c.header("content-type", "text/html");
  return "text";
};

test.each([
  ["typescript", () => typescript(definition, () => "text")],
  ["rust", () => rust(rustDefinition)],
])("what was set around a route is on its answer: %s", async (_, route) => {
  expect(await ask(new Hono(), route())).toEqual(plain);
  const before = new Hono().use(async (c, next) => {
    mark(c);
    await next();
  });
  expect(await ask(before, route())).toEqual(marked);
  const after = new Hono().use(async (c, next) => {
    await next();
    c.header("mark", "here");
  });
  expect(await ask(after, route())).toEqual(marked);
});

test.each([
  [
    "typescript",
    () =>
      typescript(
        definition,
        () => "text",
        (c) => ({ locals: mark(c) }),
      ),
  ],
  ["rust", () => rust(rustDefinition, (c) => ({ locals: mark(c) }))],
])("what was set where locals are read is on the answer: %s", async (_, route) => {
  expect(await ask(new Hono(), route())).toEqual(marked);
});

test.each<[string, (request: { c: Context }) => unknown]>([
  ["by a name", ({ c }) => mark(c)],
  ["among the others", ({ ...rest }) => mark(rest.c)],
  ["after a wait", (request) => Promise.resolve().then(() => mark(request.c))],
])("what a handler sets on `c` is on its answer, had %s", async (_, handler) => {
  expect(await ask(new Hono(), typescript(definition, handler))).toEqual(marked);
});

test("an answer takes nothing from the one before", async () => {
  const app = new Hono();
  mountRoutes(app, [typescript(definition, () => "text")]);
  (await app.request("/")).headers.set("mark", "here");
  expect(Object.fromEntries((await app.request("/")).headers)).toEqual(plain);
});
