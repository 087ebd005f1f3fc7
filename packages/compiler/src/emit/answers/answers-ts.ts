import type { Json, Model, NamedType, Response, Route } from "../../model.ts";
import type { Router } from "../../router.ts";
import { schemaOfBody } from "../../schema-parts.ts";
import { fieldsOf } from "../client/header-fields.ts";
import { header } from "../header.ts";
import { ownStatuses } from "../own-answers.ts";
import { list } from "../ts-layout.ts";
import { atom, json, type Literal, object } from "../ts-literal.ts";
import { assignLiteral } from "../ts-statement.ts";

/** Emits `generated/answers.ts`: what every answer must be, which is checked in development. */
export function emitAnswersTs({ source, routes, types }: Model, router: Router): string {
  const rows = routes.map((route) => [route.name.author, answeringRoute(types, route, router)] as const);
  const table = assignLiteral(0, "const routes: AnsweringRoutes", object(rows));
  const withSchemas = table.some((line) => line.includes(": schemas."));
  return [
    header(source),
    ...list(
      "import {",
      ["type AnsweringRoutes", "type CheckAnswer", "createAnswerCheck"],
      '} from "bimetal/answers";',
      "",
      " ",
    ),
    ...(withSchemas ? ['import * as schemas from "./schemas";'] : []),
    "",
    ...table,
    "",
    "/**",
    " * Checks every answer of a handler. Under `bimetal dev` and in tests wrangler bundles this module in place of",
    " * `bimetal/unchecked`; a Worker that is deployed has nothing of it.",
    " */",
    "export const checkAnswer: CheckAnswer = createAnswerCheck(routes);",
    "",
  ].join("\n");
}

function answeringRoute(types: readonly NamedType[], route: Route, router: Router): Literal {
  const { method, path, responses } = route;
  // Where Rust finds the routes, some of its answers are no handler's.
  const refuses = router === "rust" ? ownStatuses(route) : [];
  return object([
    ["route", json(`${method} ${path}`)],
    ["answers", object(responses.map((response) => [String(response.status), answer(types, response)]))],
    ["refuses", refuses.length > 0 ? json(refuses) : undefined],
  ]);
}

function answer(types: readonly NamedType[], { body, headers }: Response): Literal {
  const schema = schemaOfBody(body);
  return object([
    ["kind", json(body.kind)],
    ["contentType", "contentType" in body ? json(body.contentType) : undefined],
    // Every one that stands in a response is named.
    ["parser", schema?.kind === "named" ? atom(`schemas.${schema.name.pascal}`) : undefined],
    ["headers", headers && json(fieldsOf(types, headers) as unknown as Json)],
  ]);
}
