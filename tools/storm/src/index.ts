import { rustStatus } from "bimetal/host";
import { Hono } from "hono";
import { type Env, type Handlers, mount } from "../generated/routes";
import { answers } from "./answers";
import { calls, functions } from "./calls";

const app = new Hono<{ Bindings: Env }>();

// The name of the error tells the storm why a request failed.
app.onError((error, c) => c.text(`${error.name}: ${error.message}`, 500));

// Rejections that nobody handled: what a promise's reactions throw is one.
let unhandled = 0;
addEventListener("unhandledrejection", () => {
  unhandled += 1;
});

const handlers: Handlers = {
  ...calls,
  status: () => ({ ...rustStatus(), unhandled }),
  checksTypescript: ({ body }) => body,
  ...answers,
  aborts: async ({ params, env }) => {
    const controller = new AbortController();
    const { signal } = controller;
    const waiting =
      params.waiting === "sleep"
        ? env.SELF.fetch("https://storm/calm/sleep/2000", { signal })
        : env.SELF.fetch("https://storm/calm/upload", { ...endless(), signal });
    setTimeout(() => controller.abort(), 10);
    return waiting.then(
      async (response) => `not aborted: ${await response.text()}`,
      () => "aborted",
    );
  },
  nest: async ({ params, c }) => {
    Object.assign(globalThis, {
      fetchNested: async (depth: bigint) => (await app.request(`/nest/${depth}`, {}, c.env, c.executionCtx)).text(),
    });
    const response = await app.request(`/calm/nested/${params.depth}`, {}, c.env, c.executionCtx);
    return `typescript(${await response.text()})`;
  },
};

mount(app, handlers, functions);

/** A request whose body never comes. */
function endless(): RequestInit {
  return { method: "POST", headers: { "content-type": "application/octet-stream" }, body: new ReadableStream() };
}

export default app;
