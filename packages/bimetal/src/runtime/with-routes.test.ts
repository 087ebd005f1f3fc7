import { Hono } from "hono";
import { expect, test } from "vitest";
import { mountRoutes } from "./mount.ts";
import { withRoutes } from "./with-routes.ts";

const definition = { name: "greet", method: "GET", path: "/hello" } as never;

function createApp(): Hono {
  const app = new Hono();
  mountRoutes(app, [{ definition, serve: (c) => c.text(`hello from ${c.env.NAME}`) }]);
  return app;
}

const env = { NAME: "the routes" };
const ask = async (worker: { fetch?: unknown }, path: string, method = "GET") => {
  const { fetch } = worker as { fetch: (request: Request, env: object, context: object) => Promise<Response> };
  const response = await fetch.call(worker, new Request(`https://worker.test${path}`, { method }), env, {});
  return `${response.status} ${await response.text()}`;
};

class Own {
  readonly #name = "the module";

  fetch(request: Request): Response {
    return new Response(`${request.method} ${new URL(request.url).pathname} reached ${this.#name}`, { status: 201 });
  }

  scheduled(): string {
    return this.#name;
  }
}

test("the routes answer first, the module all else, and events stay its own", async () => {
  const worker = withRoutes(new Own(), createApp());
  expect(await ask(worker, "/hello")).toBe("200 hello from the routes");
  expect(await ask(worker, "/hello", "HEAD")).toBe("200 ");
  expect(await ask(worker, "/hello", "POST")).toBe("201 POST /hello reached the module");
  expect(await ask(worker, "/other")).toBe("201 GET /other reached the module");
  expect(await ask(worker, "/other", "HEAD")).toBe("201 HEAD /other reached the module");
  expect(worker.scheduled()).toBe("the module");
});

test("a Hono app stays one", async () => {
  const own = new Hono();
  own.get("*", (c) => c.text("its own"));
  const worker = withRoutes(own, createApp());
  expect(await (await worker.request("/hello", {}, env)).text()).toBe("hello from the routes");
  expect(await (await worker.request("/other", {}, env)).text()).toBe("its own");
});

test("what the module throws reaches the platform", async () => {
  const worker = withRoutes({ fetch: () => Promise.reject(new Error("its own")) }, createApp());
  await expect(ask(worker, "/other")).rejects.toThrow("its own");
});

test("a class is extended", async () => {
  class Entrypoint extends Own {
    readonly env = { NAME: "the class" };
    readonly ctx = {};
  }
  const Extended = withRoutes(Entrypoint, createApp());
  expect(await ask(new Extended(), "/hello")).toBe("200 hello from the class");
  expect(await ask(new Extended(), "/other")).toBe("201 GET /other reached the module");
  expect(new Extended()).toBeInstanceOf(Entrypoint);
});

test("a module that answers no requests is told", () => {
  expect(() => withRoutes({ scheduled: () => {} }, createApp())).toThrow("has no `fetch`");
});
