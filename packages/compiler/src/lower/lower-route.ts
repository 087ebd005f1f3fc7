import type { Route as Declared } from "bimetal";
import type { Language, Name, ObjectShape, Response, Route } from "../model.ts";
import { lowerBody } from "./lower-body.ts";
import { lowerExamples } from "./lower-examples.ts";
import { lowerParams, lowerPart } from "./lower-parts.ts";
import { joinPaths, lowerPath } from "./lower-path.ts";
import { lowerResponses, mergeResponses } from "./lower-responses.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import {
  anything,
  byteCount,
  checkOption,
  checkOptions,
  flag,
  language,
  milliseconds,
  type OptionKind,
  table,
  text,
} from "./options.ts";

/** What a route has from the groups that it stands in. */
export interface Inherited {
  readonly prefix: string;
  /** Their names, from outer to inner. */
  readonly groups: readonly string[];
  readonly language: Language;
  readonly locals: Locals | undefined;
  readonly responses: readonly Response[];
  /** The same by status, as they were declared. */
  readonly declared: Readonly<Record<string, unknown>>;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/** What middleware hands over, and the route or the group that declares it. */
export interface Locals {
  readonly shape: ObjectShape | undefined;
  readonly name: Name;
  readonly place: Place;
}

/** A route and how diagnostics name it. */
export interface LoweredRoute {
  readonly route: Route;
  readonly place: Place;
  readonly locals: Locals | undefined;
}

const OPTIONS: Readonly<Record<string, OptionKind>> = {
  in: language,
  description: text,
  deprecated: flag,
  params: anything,
  query: anything,
  headers: anything,
  cookies: anything,
  locals: anything,
  body: anything,
  responses: table,
  examples: table,
  timeLimit: milliseconds,
  bodyLimit: byteCount,
};

/** Bytes of a request's body. */
const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** A route. All of its parts are lowered, also when one of them was refused: nothing is emitted then. */
export function lowerRoute(
  lowering: Lowering,
  declared: Declared,
  name: Name,
  inherited: Inherited,
  place: Place,
): LoweredRoute | undefined {
  const { options, method } = declared;
  const count = lowering.diagnostics.length;
  const valid = [
    checkOption(lowering, method, childPlace(place, "method"), text),
    checkOption(lowering, declared.path, childPlace(place, "path"), text),
    checkOptions(lowering, options, place, OPTIONS),
  ];
  if (valid.includes(false)) return undefined;
  checkMethod(lowering, method, place);
  const path = joinPaths(inherited.prefix, declared.path);
  const segments = lowerPath(lowering, inherited.prefix, declared.path, place);
  const part = (key: "query" | "headers" | "cookies") =>
    options[key] === undefined ? undefined : lowerPart(lowering, options[key], childPlace(place, key), key);
  const parts = {
    params: segments && lowerParams(lowering, options.params, segments, childPlace(place, "params")),
    query: part("query"),
    headers: part("headers"),
    cookies: part("cookies"),
  };
  const locals = lowerLocals(lowering, options.locals, name, place) ?? inherited.locals;
  const route = {
    name,
    method,
    path,
    language: options.in ?? inherited.language,
    groups: inherited.groups,
    docs: options.description,
    deprecated: options.deprecated ?? false,
    ...parts,
    locals: locals?.shape,
    localsOf: locals?.name,
    body: lowerRequestBody(lowering, declared, place),
    bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT,
    timeLimit: options.timeLimit ?? inherited.timeLimit,
    location: place.location,
  };
  const own = lowerResponses(lowering, options.responses, place);
  const responses = mergeResponses(inherited.responses, own ?? []);
  if (own && responses.length === 0) refuse(lowering, "contract/no-responses", place, {});
  if (!segments) return undefined;
  const full = { ...route, segments, responses };
  // Examples are judged by schemas, and what was refused judges nothing.
  const isWhole = lowering.diagnostics.length === count;
  const exemplified = { route: full, options, declared: { ...inherited.declared, ...options.responses } };
  const examples = isWhole ? lowerExamples(lowering, exemplified, place) : [];
  return { route: { ...full, examples }, place, locals };
}

/** The locals that a route or a group declares itself. */
export function lowerLocals(lowering: Lowering, schema: unknown, name: Name, place: Place): Locals | undefined {
  if (schema === undefined) return undefined;
  return { shape: lowerPart(lowering, schema, childPlace(place, "locals"), "locals"), name, place };
}

const BODILESS = ["GET", "OPTIONS"];

function lowerRequestBody(lowering: Lowering, { method, options }: Declared, place: Place): Route["body"] {
  for (const option of ["body", "bodyLimit"] as const) {
    if (options[option] === undefined || !BODILESS.includes(method)) continue;
    return refuse(lowering, "contract/bodiless", childPlace(place, option), { method });
  }
  if (options.body === undefined) return undefined;
  // Every other kind was refused.
  return lowerBody(lowering, options.body, childPlace(place, "body"), "request") as Route["body"];
}

/** Methods that fetch itself refuses to send or that never reach a Worker. */
const UNREACHABLE = ["CONNECT", "TRACE", "TRACK"];

function checkMethod(lowering: Lowering, method: string, place: Place): undefined {
  const refuseMethod = (fix: string) => refuse(lowering, "contract/method", place, { method, fix });
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(method))
    return refuseMethod('write a name without spaces, such as "PURGE"');
  if (method !== method.toUpperCase())
    return refuseMethod(`write "${method.toUpperCase()}": methods are told apart by case`);
  if (method === "HEAD") return refuseMethod("delete it: every GET route serves HEAD, without the body");
  if (UNREACHABLE.includes(method)) return refuseMethod("take another method: no Worker is ever sent this one");
}
