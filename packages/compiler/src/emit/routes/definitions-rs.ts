/** The definitions of `generated/routes.rs`: what `bimetal::serve` needs to serve a route without JavaScript. */
import type { Body, Route } from "../../model.ts";
import { rustString } from "../../names.ts";
import { atom, call, type Expression, fieldInit, indentLines } from "../rust-layout.ts";

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
    ["locals", atom(String(route.locals !== undefined))],
    ["body", requestBody(route)],
    ["response", atom("response_body")],
  ];
  return [
    "/// The route, for who serves it without JavaScript.",
    "pub const DEFINITION: ::bimetal::serve::Definition = ::bimetal::serve::Definition {",
    ...indentLines(fields.flatMap(([name, value]) => fieldInit(8, name, value))),
    "};",
    "",
    "fn response_body(status: u16) -> ::bimetal::serve::ResponseBody {",
    "    match status {",
    ...indentLines([...route.responses.flatMap(({ status, body }) => arm(status, body)), `_ => ${EMPTY},`], 8),
    "    }",
    "}",
  ];
}

const EMPTY = "::bimetal::serve::ResponseBody::Empty";

function requestBody({ body, bodyLimit }: Route): Expression {
  const make = (kind: string, args: readonly string[]) => call(`::bimetal::serve::RequestBody::${kind}`, args);
  if (body === undefined) return make("none", []);
  switch (body.kind) {
    case "empty":
    case "redirect":
      return make("none", []);
    case "json":
      return make("json", [String(bodyLimit)]);
    default:
      return make(body.kind, [rustString(body.contentType), String(bodyLimit)]);
  }
}

function arm(status: number, body: Body): string[] {
  if (body.kind === "empty") return [`${status} => ${EMPTY},`];
  if (body.kind === "redirect") return [`${status} => ::bimetal::serve::ResponseBody::Redirect,`];
  const { single, multi } = call("::bimetal::serve::ResponseBody::Content", [rustString(body.contentType)]);
  // Inside of the module, the function and the `match`.
  if (single !== undefined && 12 + `${status} => ${single},`.length <= 100) return [`${status} => ${single},`];
  const [first = "", ...rest] = multi;
  return [`${status} => ${first}`, ...rest.slice(0, -1), `${rest.at(-1)},`];
}
