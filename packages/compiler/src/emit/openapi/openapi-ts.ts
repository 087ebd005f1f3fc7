import type { Model } from "../../model.ts";
import { header } from "../header.ts";
import { json } from "../ts-literal.ts";
import { assignLiteral } from "../ts-statement.ts";
import { emitOpenApi } from "./openapi.ts";

/** Emits `generated/openapi.ts`: the document, and the page that shows it. */
export function emitOpenApiTs(model: Model): string {
  return [
    header(model.source),
    'import { createDocs, type OpenApi } from "bimetal/docs";',
    'import type { Hono } from "hono";',
    "",
    "/** The contract as an OpenAPI 3.1 document. */",
    ...assignLiteral(0, "export const openapi: OpenApi", json(emitOpenApi(model))),
    "",
    '/** The document and a page that shows it, for an app to serve: `app.route("/docs", docs())`. */',
    "export function docs(): Hono {",
    "  return createDocs(openapi);",
    "}",
    "",
  ].join("\n");
}
