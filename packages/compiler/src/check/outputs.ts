import type { Diagnostic } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { LoweredContract } from "../lower/lower-contract.ts";
import type { LoweredRoute } from "../lower/lower-route.ts";
import type { Schema } from "../model.ts";
import { partsOfSchema, partsOfType, schemaOfBody } from "../schema-parts.ts";

/** Schemas that say what a client sends, where they stand for what a handler gives. */
export function checkOutputs({ routes, types }: LoweredContract): Diagnostic[] {
  const byName = new Map(types.map((type) => [type.name.pascal, type]));
  const hasWords = (schema: Schema, seen: Set<string>): boolean => {
    if (schema.kind === "stringbool") return true;
    const type = schema.kind === "named" && !seen.has(schema.name.pascal) ? byName.get(schema.name.pascal) : undefined;
    if (type) seen.add(type.name.pascal);
    return [...partsOfSchema(schema), ...(type ? partsOfType(type) : [])].some((part) => hasWords(part, seen));
  };
  return routes.flatMap((lowered) =>
    outputsOf(lowered).flatMap(([path, schema]) => {
      return hasWords(schema, new Set()) ? [refuseWords(lowered, path)] : [];
    }),
  );
}

function outputsOf({ route, place }: LoweredRoute): (readonly [path: string, schema: Schema])[] {
  const responses = route.responses.flatMap(({ status, body }) => {
    const schema = schemaOfBody(body);
    return schema ? [[`${place.path}.responses.${status}`, schema] as const] : [];
  });
  const locals = route.locals?.fields.map(({ schema }) => [`${place.path}.locals`, schema] as const) ?? [];
  return [...responses, ...locals];
}

function refuseWords({ place }: LoweredRoute, path: string): Diagnostic {
  const found = "z.stringbool() in what a handler or middleware gives";
  const fix = "write z.boolean(): words for it are what a client sends";
  return diagnose("schema/type", { path, found, fix }, place.location);
}
