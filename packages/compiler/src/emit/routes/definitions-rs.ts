/** The definitions of `generated/routes.rs`: what `bimetal::serve` needs to serve a route without JavaScript. */
import type { Body, FormBody, Name, ResponseBody, Route } from "../../model.ts";
import { rustString } from "../../names.ts";
import { isMultipart } from "../../schema-parts.ts";
import { nodeName } from "../nodes-rs/index.ts";
import { atom, call, type Expression, fieldInit, fits, indentLines } from "../rust-layout.ts";

/** The definition of one route, as the items of its module. `index` is its place in the contract. */
export function definitionRs(route: Route, index: number): string[] {
  const names = (shape: Route["params"]) => (shape?.fields ?? []).map(({ name }) => name.author).join("/");
  const fields: readonly (readonly [string, Expression])[] = [
    ["name", atom(rustString(route.name.author))],
    ["index", atom(String(index))],
    ["method", atom(rustString(route.method))],
    ["path", atom(rustString(route.path))],
    ["params", atom(rustString(names(route.params)))],
    ["query", atom(String(route.query !== undefined))],
    ["headers", atom(rustString(names(route.headers)))],
    ["cookies", atom(String(route.cookies !== undefined))],
    ["locals", atom(String(route.locals !== undefined))],
    ["body", requestBody(route)],
    ["schemas", atom(hasSchemas(route) ? "SCHEMAS" : "::bimetal::serve::Schemas::NONE")],
    ["response", atom("response_body")],
  ];
  return [
    "/// The route, for who serves it without JavaScript.",
    "pub const DEFINITION: ::bimetal::serve::Definition = ::bimetal::serve::Definition {",
    ...indentLines(fields.flatMap(([name, value]) => fieldInit(8, name, value))),
    "};",
    "",
    ...schemasRs(route),
    "fn response_body(status: u16) -> ::bimetal::serve::ResponseBody {",
    "    match status {",
    ...indentLines([...route.responses.flatMap(({ status, body }) => arm(status, body)), `_ => ${EMPTY},`], 8),
    "    }",
    "}",
  ];
}

/** The schemas of a route's request as data. */
function schemasRs(route: Route): string[] {
  if (!hasSchemas(route)) return [];
  const { params, query, headers, cookies, locals, body } = route;
  const text = (shape: Route["params"]) => (shape ? `Some(${node(shape.name)})` : "None");
  const json = (name: Name | undefined) => {
    return name ? `Some(::bimetal::serve::JsonSchema::of::<schemas::${name.pascal}>(${node(name)}))` : "None";
  };
  return [
    "#[rustfmt::skip]",
    "const SCHEMAS: ::bimetal::serve::Schemas = ::bimetal::serve::Schemas {",
    `    params: ${text(params)},`,
    `    query: ${text(query)},`,
    `    headers: ${text(headers)},`,
    `    cookies: ${text(cookies)},`,
    `    locals: ${json(locals?.name)},`,
    `    body: ${json(bodyName(body))},`,
    `    form: ${body?.kind === "form" ? formSchema(body) : "None"},`,
    "};",
    "",
  ];
}

function hasSchemas({ params, query, headers, cookies, locals, body }: Route): boolean {
  const isForm = body?.kind === "form";
  return isForm || [params, query, headers, cookies, locals, bodyName(body)].some((part) => part !== undefined);
}

/** A body of JSON has a named type. */
function bodyName(body: Body | undefined): Name | undefined {
  return body?.kind === "json" && body.schema.kind === "named" ? body.schema.name : undefined;
}

function formSchema(body: FormBody): string {
  return `Some(::bimetal::serve::FormSchema::${isMultipart(body) ? "multipart" : "urlencoded"}(${node(body.shape.name)}))`;
}

function node(name: Name): string {
  return `super::super::nodes::${nodeName(name)}`;
}

const EMPTY = "::bimetal::serve::ResponseBody::Empty";

function requestBody({ body, bodyLimit }: Route): Expression {
  const make = (kind: string, args: readonly string[]) => call(`::bimetal::serve::RequestBody::${kind}`, args);
  if (body === undefined) return make("none", []);
  if (body.kind === "json") return make("json", [String(bodyLimit)]);
  if (body.kind === "form") return make(isMultipart(body) ? "multipart" : "form", [String(bodyLimit)]);
  return make(body.kind, [rustString(body.contentType), String(bodyLimit)]);
}

function arm(status: number, body: ResponseBody): string[] {
  if (body.kind === "empty") return [`${status} => ${EMPTY},`];
  if (body.kind === "events") return [`${status} => ::bimetal::serve::ResponseBody::Events,`];
  if (body.kind === "redirect") return [`${status} => ::bimetal::serve::ResponseBody::Redirect,`];
  const { single, multi } = call("::bimetal::serve::ResponseBody::Content", [rustString(body.contentType)]);
  // Inside of the module, the function and the `match`.
  if (single !== undefined && fits(12, `${status} => ${single},`)) return [`${status} => ${single},`];
  if (single !== undefined && fits(16, single)) return [`${status} => {`, `    ${single}`, "}"];
  const [first = "", ...rest] = multi;
  return [`${status} => ${first}`, ...rest.slice(0, -1), `${rest.at(-1)},`];
}
