import type { ExportedHandler } from "@cloudflare/workers-types";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { docs } from "../generated/openapi";
import { type Env, mount } from "../generated/routes";
import type { App } from "./app";
import { countHits, followLink } from "./hits";
import { links } from "./links";
import page from "./page.html";
import { respondWithProblem } from "./problem";
import { session } from "./session";
import { findTaken } from "./store";

const app = new Hono<App>();
app.use(secureHeaders());
app.route("/api/docs", docs());
// Who only follows a link is given no cookie.
app.use("/", session);
app.use("/api/*", session);

mount(
  app,
  { home: () => page, followLink, ...links },
  { suggestSlugs: (c) => ({ userId: c.get("user").id }) },
  { takenSlugs: (slugs, { env }) => findTaken(env.DB, slugs) },
);

app.notFound((c) => respondWithProblem(c, 404, `There is nothing at ${c.req.path}.`));
app.onError((error, c) => {
  console.error(error);
  return respondWithProblem(c, 500, "Something went wrong.");
});

export default { fetch: app.fetch, queue: countHits } satisfies ExportedHandler<Env>;
