import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { mountRoutes, type Params, type Routed, type ServedRoute, typescript } from "./index.ts";

/** A set of the table that the Rust router runs too. */
interface RouteSet {
  readonly name: string;
  readonly routes: readonly (Routed & { readonly id: string })[];
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly expect:
      | { readonly route: string; readonly params: Params }
      | { readonly status: number; readonly allow?: string };
  }[];
}

const file = fileURLToPath(import.meta.resolve("../../../../crates/bimetal/fixtures/routing.json"));
const table: readonly RouteSet[] = JSON.parse(readFileSync(file, "utf8"));

/** A route that answers with its name and parameters, in a header: a `HEAD` has no body. */
function served(route: string, { method, path }: Routed): ServedRoute {
  return {
    definition: { name: route, method, path, responses: {} },
    serve: (_, params) => {
      return new Response("body", { headers: { answer: encodeURIComponent(JSON.stringify({ route, params })) } });
    },
  };
}

function mounted(app: Hono, routes: RouteSet["routes"]): Hono {
  mountRoutes(
    app,
    routes.map((route) => served(route.id, route)),
  );
  return app;
}

async function ask(app: Hono, method: string, path: string): Promise<unknown> {
  const response = await app.fetch(new Request(`http://localhost${path}`, { method }));
  const answer = response.headers.get("answer");
  expect(await response.text()).toMatch(method === "HEAD" ? /^$/ : /./);
  if (answer !== null) return JSON.parse(decodeURIComponent(answer));
  const allow = response.headers.get("allow");
  return { status: response.status, ...(allow === null ? {} : { allow }) };
}

test.each(table)("$name", async ({ routes, requests }) => {
  for (const { method, path, expect: expected } of requests) {
    expect(await ask(mounted(new Hono(), routes), method, path), `${method} ${path}`).toEqual(expected);
  }
});

test.each(table)("behind middleware, written in the opposite order: $name", async ({ routes, requests }) => {
  const app = new Hono({ strict: false });
  app.use(async (_, next) => next());
  mounted(app, routes.toReversed());
  for (const { method, path, expect: expected } of requests) {
    expect(await ask(app, method, path), `${method} ${path}`).toEqual(expected);
  }
});

test.each(table)("in another app, below a parameter: $name", async ({ routes, requests }) => {
  const app = new Hono().route("/api/:version", mounted(new Hono(), routes));
  for (const { method, path, expect: expected } of requests) {
    const { pathname, search } = new URL(`http://localhost${path}`);
    // The root of an app is where it stands in the other.
    const own = pathname === "/" ? "" : pathname;
    expect(await ask(app, method, `/%61pi/v%2F1${own}${search}`), `${method} ${path}`).toEqual(expected);
  }
});

const links = [
  { id: "new", method: "POST", path: "/links" },
  { id: "get", method: "GET", path: "/links/:slug" },
];

test("the root of an app in another has no trailing slash", async () => {
  const app = new Hono().route("/api", mounted(new Hono(), [{ id: "root", method: "GET", path: "/" }]));
  expect(await ask(app, "GET", "/api")).toEqual({ route: "root", params: {} });
  expect(await ask(app, "GET", "/api/")).toEqual({ status: 404 });
  expect(await ask(app, "GET", "/api/x")).toEqual({ status: 404 });
  expect(await ask(app, "GET", "/")).toEqual({ status: 404 });
});

test("an app may be chosen by its host", async () => {
  const app = new Hono({ getPath: (request) => request.url.replace(/^https?:\/(\/[^?#]+).*$/, "$1") });
  app.route("/localhost", mounted(new Hono(), links)).route("/localhost/api", mounted(new Hono(), links));
  expect(await ask(app, "GET", "/links/a%2Fb")).toEqual({ route: "get", params: { slug: "a/b" } });
  expect(await ask(app, "GET", "/api/links/x")).toEqual({ route: "get", params: { slug: "x" } });
  expect(await ask(app, "GET", "/localhost/links/x")).toEqual({ status: 404 });
});

test("an app's own later routes get what the contract does not know", async () => {
  const app = mounted(new Hono(), links);
  app.get("/links", (c) => c.text("list")).get("/links/:slug/more", (c) => c.text(c.req.param("slug")));
  app.get("/links/:slug", (c) => c.text("never")).notFound((c) => c.text("nothing", 404));
  const texts = ["/links", "/links/a%20b/more", "/links/a/less"].map(async (path) => (await app.request(path)).text());
  expect(await Promise.all(texts)).toEqual(["list", "a b", "nothing"]);
  expect(await ask(app, "GET", "/links/a")).toEqual({ route: "get", params: { slug: "a" } });
  expect(await ask(app, "PUT", "/links")).toEqual({ status: 405, allow: "POST" });
});

test("a 405 names the methods of two contracts", async () => {
  const app = mounted(mounted(new Hono(), links), [{ id: "put", method: "PUT", path: "/:any" }]);
  expect(await ask(app, "PUT", "/links")).toEqual({ route: "put", params: { any: "links" } });
  expect(await ask(app, "DELETE", "/links")).toEqual({ status: 405, allow: "POST, PUT" });
});

test("a handler's `c.req.param` knows the parameters, and those around the app", async () => {
  const own = new Hono();
  const definition = { name: "one", method: "GET", path: "/:id/*rest", responses: {} };
  mountRoutes(own, [
    typescript(definition, ({ c }) =>
      Response.json([c.req.param(), c.req.param("v"), c.req.param("id"), c.req.param("x")]),
    ),
  ]);
  const response = await new Hono().route("/:v", own).request("/1/a%2Fb/c/d");
  expect(await response.json()).toEqual([{ v: "1", id: "a/b", rest: "c/d" }, "1", "a/b", null]);
});

test("a route without a handler is told, and the others serve", async () => {
  const definition = { method: "GET", responses: { 200: { kind: "text" } }, success: 200 } as const;
  const app = new Hono().onError((error, c) => c.text(error.message));
  mountRoutes(app, [
    typescript({ ...definition, name: "old", path: "/old" } as never, () => "old"),
    typescript({ ...definition, name: "new", path: "/new" } as never, undefined),
  ]);
  expect(await (await app.request("/old")).text()).toBe("old");
  expect(await (await app.request("/new")).text()).toBe("GET /new has no handler: none named `new` is given");
});
