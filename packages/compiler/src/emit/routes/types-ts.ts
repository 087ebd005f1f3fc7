/** The types of `generated/routes.ts`: for each route what its handler is given and may answer. */
import type { Model, ObjectShape, RequestBody, Response, ResponseBody, Route, Schema } from "../../model.ts";
import { tsDoc } from "../../names.ts";
import { partsOfSchema, schemaOfBody } from "../../schema-parts.ts";
import { compareNames, list, union } from "../ts-layout.ts";
import { tsType } from "../ts-type.ts";

/** What `routes.ts` imports of `schemas.ts`. */
export function importSchemas(model: Model): string[] {
  const names = schemaImports(model);
  if (names.length === 0) return [];
  const typesOnly = names.every((name) => name.startsWith("type "));
  const before = typesOnly ? "import type {" : "import {";
  const listed = typesOnly ? names.map((name) => name.slice("type ".length)) : names;
  return list(before, listed, '} from "./schemas";', "", " ");
}

/** Types that handlers name, and parsers that definitions name; sorted. */
function schemaImports(model: Model): string[] {
  const types = new Set<string>();
  const values = new Set<string>();
  const visit = (schema: Schema): void => {
    if (schema.kind === "named") types.add(schema.name.pascal);
    for (const part of partsOfSchema(schema)) visit(part);
  };
  for (const { language, params, query, headers, cookies, locals, body, responses } of model.routes) {
    for (const shape of [params, query, headers, cookies]) if (shape) values.add(`${shape.name.pascal}Text`);
    if (locals) values.add(locals.name.pascal);
    if (body?.kind === "form") values.add(`${body.shape.name.pascal}Text`);
    if (body?.kind === "json" && body.schema.kind === "named") values.add(body.schema.name.pascal);
    // Rust makes its own answers and takes its own requests: only TypeScript handlers name their types.
    if (language === "rust") continue;
    for (const shape of [params, query, headers, cookies]) if (shape) types.add(shape.name.pascal);
    if (body?.kind === "form") types.add(body.shape.name.pascal);
    for (const { body, headers } of responses) {
      const schema = schemaOfBody(body);
      if (schema) visit(schema);
      if (headers) types.add(headers.name.pascal);
    }
  }
  for (const { input, output } of model.functions)
    for (const schema of [input, output]) if (schema) values.add(schema.name.pascal);
  const typesOnly = [...types].filter((name) => !values.has(name)).map((name) => `type ${name}`);
  return [...typesOnly, ...values].sort((a, b) => compareNames(bare(a), bare(b)));
}

function bare(name: string): string {
  return name.replace("type ", "");
}

/** The one success response, whose body a handler may return plainly: no header must stand beside it. */
export function successOf(route: Route): Response | undefined {
  const [success, ...others] = route.responses.filter(({ status }) => status >= 200 && status < 300);
  return others.length === 0 && isHeaderless(success?.headers) ? success : undefined;
}

/** Whether no header must be given. */
function isHeaderless(headers: ObjectShape | undefined): boolean {
  return (headers?.fields ?? []).every(({ presence }) => presence === "optional");
}

/** `LinkQrRequest`, `LinkQrReply` and `LinkQrResult` of a TypeScript route. */
export function handlerTypes(route: Route, hasFunctions: boolean): string {
  const { author, pascal } = route.name;
  const replied = `Reply<"${author}">`;
  const fields = [
    route.params && `  readonly params: ${route.params.name.pascal};`,
    route.query && `  readonly query: ${route.query.name.pascal};`,
    route.headers && `  readonly headers: ${route.headers.name.pascal};`,
    route.cookies && `  readonly cookies: ${route.cookies.name.pascal};`,
    route.locals && `  readonly locals: ${route.locals.name.pascal};`,
    route.body && `  readonly body: ${requestBodyType(route.body)};`,
    "  readonly env: Env;",
    hasFunctions && "  readonly functions: Functions;",
    `  /** Answers with a declared status. */\n  readonly reply: ${pascal}Reply;`,
    "  /** Hono's context, with what middleware has set. */\n  readonly c: Context<E>;",
  ].filter((field) => typeof field === "string");
  const success = successOf(route);
  const results = [success && success.body.kind !== "redirect" ? responseBodyType(success.body) : undefined, replied];
  const calls = route.responses.map(parameters);
  const [only] = calls;
  return [
    `/** What the handler of \`${author}\` is given. */`,
    `export interface ${pascal}Request<E extends AppEnv = AnyEnv> {`,
    ...fields,
    "}",
    "",
    `/** How the handler of \`${author}\` answers. */`,
    ...(only !== undefined && calls.length === 1
      ? list(`export type ${pascal}Reply = (`, only, `) => ${replied};`)
      : [
          `export interface ${pascal}Reply {`,
          ...calls.flatMap((call) => list("  (", call, `): ${replied};`, "  ")),
          "}",
        ]),
    "",
    `/** What the handler of \`${author}\` may return${success ? `: plainly, it is the body of ${success.status}` : ""}. */`,
    ...union(`export type ${pascal}Result =`, [...results.filter((type) => type !== undefined), "Response"]),
  ].join("\n");
}

/** A handler's documentation: what it serves, and the contract's own words. */
export function routeDoc(route: Route): string[] {
  const head = `\`${route.method} ${route.path}\``;
  return tsDoc(route.docs === undefined ? head : `${head}\n\n${route.docs}`, route.deprecated);
}

function parameters({ status, body, headers }: Response): string[] {
  const before = [`status: ${status}`];
  if (body.kind !== "empty" || headers) {
    before.push(`${body.kind === "redirect" ? "location" : "body"}: ${responseBodyType(body)}`);
  }
  return headers ? [...before, `headers${isHeaderless(headers) ? "?" : ""}: ${headers.name.pascal}`] : before;
}

function requestBodyType(body: RequestBody): string {
  switch (body.kind) {
    case "json":
      return tsType(body.schema);
    case "form":
      return body.shape.name.pascal;
    case "text":
      return "string";
    case "stream":
      return "ReadableStream<Uint8Array>";
    default:
      return "Uint8Array";
  }
}

function responseBodyType(body: ResponseBody): string {
  switch (body.kind) {
    case "json":
      return tsType(body.schema);
    case "text":
    case "redirect":
      return "string";
    case "bytes":
      return "Uint8Array | ArrayBuffer";
    case "stream":
      return "ReadableStream";
    case "events":
      return `Events<${tsType(body.schema)}>`;
    case "empty":
      return "undefined";
  }
}
