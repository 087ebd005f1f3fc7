/** The definitions of `generated/routes.ts`: the data by which the runtime reads requests and makes responses. */
import type { ObjectShape, RequestBody, Response, Route, Schema } from "../../model.ts";
import { tsString } from "../../names.ts";
import { isMultipart } from "../../schema-parts.ts";
import { list } from "../ts-layout.ts";
import { array, atom, json, type Literal, layOut, object } from "../ts-literal.ts";
import { successOf } from "./types-ts.ts";

/** The definition of one route. */
export function definition(route: Route): string {
  const rust = route.language === "rust";
  const success = successOf(route);
  return [
    `const ${route.name.camel}Route: ${rust ? "RustDefinition" : "Definition"} = {`,
    `  name: ${tsString(route.name.author)},`,
    `  method: ${tsString(route.method)},`,
    `  path: ${tsString(route.path)},`,
    rust && `  export: ${tsString(exportName(route))},`,
    ...(rust ? [...names("paramNames", route.params), ...names("headerNames", route.headers)] : []),
    rust && `  timeLimit: ${route.timeLimit},`,
    ...textParts(route),
    route.locals && `  locals: ${route.locals.name.pascal},`,
    ...bodyPart(route),
    "  responses: {",
    ...route.responses.flatMap((response) => entry(String(response.status), responseLiteral(response))),
    "  },",
    success && `  success: ${success.status},`,
    "};",
  ]
    .filter((line) => typeof line === "string")
    .join("\n");
}

/** The definition of a route that Rust finds. */
export function foundDefinition(route: Route): string {
  return [
    `const ${route.name.camel}Route: FoundDefinition = {`,
    `  name: ${tsString(route.name.author)},`,
    `  timeLimit: ${route.timeLimit},`,
    ...textParts(route),
    ...bodyPart(route),
    "};",
  ].join("\n");
}

function textParts({ params, query, headers, cookies }: Route): string[] {
  const parser = (key: string, shape: ObjectShape | undefined) =>
    shape ? [`  ${key}: ${shape.name.pascal}Text,`] : [];
  return [
    ...parser("params", params),
    ...parser("query", query),
    ...parser("headers", headers),
    ...parser("cookies", cookies),
  ];
}

function bodyPart({ body, bodyLimit }: Route): string[] {
  if (!body) return [];
  const [first = "", ...others] = layOut(requestBody(body, bodyLimit), 2, "  body: ".length, 1);
  const lines = [`body: ${first}`, ...others].map((line) => `  ${line}`);
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
}

/** The one Wasm export of a Worker whose routes Rust finds. */
export const SERVE_EXPORT = "bm_serve";

/** The Wasm export of a Rust route. */
export function exportName(route: Route): string {
  return `bm_route_${route.name.snake.replace("r#", "")}`;
}

function names(key: string, shape: ObjectShape | undefined): string[] {
  const all = (shape?.fields ?? []).map(({ name }) => tsString(name.author));
  return list(`  ${key}: [`, all, "],", "  ");
}

function requestBody(body: RequestBody, limit: number): Literal {
  const kind = isMultipart(body) ? "multipart" : body.kind;
  return object([["kind", json(kind)], ...reading(body), ["limit", json(limit)]]);
}

/** What a body is read by. */
function reading(body: RequestBody): (readonly [key: string, value: Literal | undefined])[] {
  switch (body.kind) {
    case "json":
      return [["parser", atom(bodyType(body.schema))]];
    case "form": {
      const read = isMultipart(body) ? atom("readMultipart") : undefined;
      return [
        ["parser", atom(`${body.shape.name.pascal}Text`)],
        ["read", read],
      ];
    }
    default:
      return [["contentType", json(body.contentType)]];
  }
}

/** The name of a JSON request body's type: the model has one for each. */
function bodyType(schema: Schema): string {
  return schema.kind === "named" ? schema.name.pascal : "never";
}

function responseLiteral({ body, headers }: Response): Literal {
  const names = headers?.fields.map(({ name }) => json(name.author));
  return object([
    ["kind", json(body.kind)],
    ["contentType", "contentType" in body ? json(body.contentType) : undefined],
    ["headers", names && array(names)],
  ]);
}

/** A response in the table of its route. */
function entry(key: string, value: Literal): string[] {
  const [first = "", ...others] = layOut(value, 4, 4 + key.length + 2, 1);
  const lines = [`${key}: ${first}`, ...others].map((line) => `    ${line}`);
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
}
