import type { Model } from "../../model.ts";
import { differingTypes, usedTypes } from "../directions.ts";
import { header } from "../header.ts";
import { routeDoc } from "../routes/types-ts.ts";
import { list } from "../ts-layout.ts";
import { assignLiteral } from "../ts-statement.ts";
import { inputType, methodLines, routeTypes } from "./declarations.ts";
import { parsersLiteral, routesLiteral } from "./definitions.ts";

/**
 * Emits `generated/client.ts`: a method for each route. Every type is declared for itself, so that the type checker has
 * no type to make that grows with the contract.
 */
export function emitClientTs(model: Model): string {
  const { routes, types, source } = model;
  const sent = usedTypes(model, "input");
  const differing = new Set([...differingTypes(model)].filter((name) => sent.has(name)));
  const inputs = types.filter(({ name }) => differing.has(name.pascal)).map((type) => inputType(differing, type));
  const parsers = parsersLiteral(routes);
  const declarations = [
    client(model),
    ...inputs,
    ...routes.flatMap((route) => routeTypes(differing, route)),
    CREATE_CLIENT,
    assignLiteral(0, "const routes: ClientRoutes", routesLiteral(model)).join("\n"),
    parsers && [PARSERS_DOC, ...assignLiteral(0, "export const parsers: ClientParsers", parsers)].join("\n"),
  ].filter((text) => text !== undefined);
  const head = [header(source), ...imports(declarations.join("\n"), parsers !== undefined)].join("\n");
  return `${[head, ...declarations].join("\n\n")}\n`;
}

function client({ routes }: Model): string {
  const methods = routes.flatMap((route) => [...routeDoc(route).map((line) => `  ${line}`), ...methodLines(route)]);
  return [
    "/**",
    " * A method for each route. What a route declares is answered as data, to be told apart by its `status`, and so is what",
    " * Bimetal itself answers to a request that it refuses. Anything else is thrown as an `UnexpectedResponse`.",
    " */",
    "export interface Client {",
    ...methods,
    "}",
  ].join("\n");
}

const CREATE_CLIENT = `/** A client of the Worker at an address, or behind a service binding: \`createClient(env.API)\`. */
export function createClient(target: string | URL | Fetcher, options?: ClientOptions): Client {
  return connect<Client>(routes, target, options);
}`;

const PARSERS_DOC =
  "/** What checks answers as they come, for whoever asks for it: `createClient(url, { parsers })`. */";

/** What of the runtime stands in the code, and how. */
const RUNTIME: readonly (readonly [name: string, use: string])[] = [
  ["type Answer", "Answer<"],
  ["type CallOptions", " CallOptions"],
  ["type ClientOptions", ": ClientOptions"],
  ["type ClientParsers", ": ClientParsers"],
  ["type ClientRoutes", ": ClientRoutes"],
  ["connect", " connect<"],
  ["type Declared", " Declared<"],
  ["type Fetcher", " Fetcher,"],
  ["type Redirected", "Redirected<"],
  ["type RequestProblem", " RequestProblem>"],
  ["type ServerEvent", "ServerEvent<"],
];

function imports(text: string, withParsers: boolean): string[] {
  const code = text.replace(/\/\*\*.*?\*\//gs, "");
  const used = RUNTIME.filter(([, use]) => code.includes(use)).map(([name]) => name);
  const schemas = /\bschemas\.[A-Z_]/.test(code)
    ? [`import ${withParsers ? "" : "type "}* as schemas from "./schemas";`]
    : [];
  return [...list("import {", used, '} from "bimetal/client";', "", " "), ...schemas];
}
