import type { ExportedHandler } from "@cloudflare/workers-types";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { type Env, mount } from "../generated/routes";
import type { App } from "./app";
import { countHits, followLink, type Hit } from "./hits";
import { links } from "./links";
import page from "./page.html";
import { problem } from "./problem";
import { session } from "./session";

const app = new Hono<App>();
app.use(secureHeaders());
// Who only follows a link is given no cookie.
app.use("/", session);
app.use("/api/*", session);

mount(app, { home: () => page, followLink, ...links }, { suggestSlugs: (c) => ({ userId: c.get("user").id }) });

const type = { "content-type": "application/problem+json" };
app.notFound((c) => c.body(JSON.stringify(problem(404, `There is nothing at ${c.req.path}.`)), 404, type));
app.onError((error, c) => {
  console.error(error);
  return c.body(JSON.stringify(problem(500, "Something went wrong.")), 500, type);
});

export default { fetch: app.fetch, queue: countHits } satisfies ExportedHandler<Env, Hit>;
