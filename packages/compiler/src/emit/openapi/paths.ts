import type { Route, Segment } from "../../model.ts";
import type { Components } from "./components.ts";
import type { JsonObject } from "./json-object.ts";
import { emitOperation } from "./operation.ts";

/** The methods that OpenAPI 3.1 has a place for. */
const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "PATCH"];

/** Each path with the operations of its methods, in the order of the contract. */
export function emitPaths(components: Components, routes: readonly Route[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [key, route, names] of templates(routes)) {
    const operation = emitOperation(components, route, names);
    paths[key] = addOperation(paths[key] ?? {}, route.method, operation);
  }
  return paths;
}

/** OpenAPI 3.2 has `additionalOperations` for what 3.1 has no place for. */
function addOperation(item: JsonObject, method: string, operation: JsonObject): JsonObject {
  if (METHODS.includes(method)) return { ...item, [method.toLowerCase()]: operation };
  const others = item["x-additionalOperations"] as JsonObject | undefined;
  return { ...item, "x-additionalOperations": { ...others, [method]: operation } };
}

/**
 * The template of each route, and its parameters' names in it. Paths that differ only in those are one path to OpenAPI,
 * so the first route's names stand for all.
 */
function templates(routes: readonly Route[]): (readonly [key: string, route: Route, names: readonly string[]])[] {
  const byShape = new Map<string, { readonly key: string; readonly names: readonly string[] }>();
  const taken = new Set<string>();
  return routes.map((route) => {
    const shape = shapeOf(route.segments);
    const known = byShape.get(shape) ?? claimTemplate(route.segments, taken);
    byShape.set(shape, known);
    return [known.key, route, known.names] as const;
  });
}

function claimTemplate(segments: readonly Segment[], taken: Set<string>) {
  // A catch-all looks like a parameter: `/files/*path` beside `/files/:path` is told apart by its sign.
  const plain = templateOf(segments, "");
  const template = taken.has(plain.key) ? templateOf(segments, "*") : plain;
  taken.add(template.key);
  return template;
}

function templateOf(segments: readonly Segment[], sign: string) {
  const nameOf = (segment: Segment & { name: string }) => segment.name + (segment.kind === "catchAll" ? sign : "");
  const texts = segments.map((segment) => ("name" in segment ? `{${nameOf(segment)}}` : segment.value));
  const names = segments.flatMap((segment) => ("name" in segment ? [nameOf(segment)] : []));
  return { key: `/${texts.join("/")}`, names };
}

function shapeOf(segments: readonly Segment[]): string {
  const signs = { parameter: ":", catchAll: "*" };
  return segments.map((segment) => (segment.kind === "static" ? segment.value : signs[segment.kind])).join("/");
}
