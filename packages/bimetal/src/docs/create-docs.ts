import { Hono } from "hono";
import type { OpenApi } from "./document.ts";
import { renderPage } from "./page.ts";

/** The page has a style and nothing else: it loads nothing and runs nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * An app that serves a document as `openapi.json`, and a page that shows it. `generated/openapi.ts` calls it:
 *
 * ```ts
 * import { docs } from "../generated/openapi";
 *
 * app.route("/docs", docs());
 * ```
 */
export function createDocs(document: OpenApi): Hono {
  const app = new Hono();
  let last = { source: "", page: "" };
  app.get("/", (c) => {
    const source = `${c.req.path.replace(/\/$/, "")}/openapi.json`;
    // The same as before, unless the app has the page in two places.
    if (last.source !== source) last = { source, page: renderPage(document, source) };
    return c.html(last.page, 200, { "content-security-policy": POLICY });
  });
  app.get("/openapi.json", (c) => c.json(document));
  return app;
}
