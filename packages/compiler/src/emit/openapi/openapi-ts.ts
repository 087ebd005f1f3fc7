import type { Model } from "../../model.ts";
import type { Router } from "../../router.ts";
import { header } from "../header.ts";
import { json } from "../ts-literal.ts";
import { assignLiteral } from "../ts-statement.ts";
import { emitOpenApi } from "./openapi.ts";

/** Emits `generated/openapi.ts`: the document, and the page that shows it where there is Hono. */
export function emitOpenApiTs(model: Model, router: Router): string {
  const imports = ['import { createDocs, type OpenApi } from "bimetal/docs";', 'import type { Hono } from "hono";'];
  return [
    header(model.source),
    ...(router === "rust" ? ['import type { OpenApi } from "bimetal/docs";'] : imports),
    "",
    "/** The contract as an OpenAPI 3.1 document. */",
    ...assignLiteral(0, "export const openapi: OpenApi", json(emitOpenApi(model))),
    ...(router === "rust" ? [] : DOCS),
    "",
  ].join("\n");
}

const DOCS = [
  "",
  '/** The document and a page that shows it, for an app to serve: `app.route("/docs", docs())`. */',
  "export function docs(): Hono {",
  "  return createDocs(openapi);",
  "}",
];
