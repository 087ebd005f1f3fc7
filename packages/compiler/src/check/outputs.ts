import type { Diagnostic } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { LoweredBinding } from "../lower/lower-bindings.ts";
import type { LoweredContract } from "../lower/lower-contract.ts";
import type { LoweredFunction } from "../lower/lower-function.ts";
import type { LoweredRoute } from "../lower/lower-route.ts";
import type { Place } from "../lower/lowering.ts";
import type { Schema } from "../model.ts";
import { partsOfSchema, partsOfType, schemaOfBody } from "../schema-parts.ts";
import { calledOf } from "./called.ts";

/** Schemas that say what a client sends, where they stand for what the Worker's own code gives. */
export function checkOutputs(lowered: LoweredContract): Diagnostic[] {
  const { routes, bindings, types } = lowered;
  const byName = new Map(types.map((type) => [type.name.pascal, type]));
  const hasWords = (schema: Schema, seen: Set<string>): boolean => {
    if (schema.kind === "stringbool") return true;
    const type = schema.kind === "named" && !seen.has(schema.name.pascal) ? byName.get(schema.name.pascal) : undefined;
    if (type) seen.add(type.name.pascal);
    return [...partsOfSchema(schema), ...(type ? partsOfType(type) : [])].some((part) => hasWords(part, seen));
  };
  const outputs = [
    ...routes.flatMap(outputsOfRoute),
    ...calledOf(lowered).flatMap(outputsOfFunction),
    ...bindings.flatMap(outputsOfBinding),
  ];
  return outputs.flatMap(({ part, schema, place }) => {
    if (!schema || !hasWords(schema, new Set())) return [];
    const found = `z.stringbool() in what ${part === "locals" ? "middleware" : "a handler or a function"} gives`;
    const fix = "write z.boolean(): words for it are what a client sends";
    const path = part === undefined ? place.path : `${place.path}.${part}`;
    return [diagnose("schema/type", { path, found, fix }, place.location)];
  });
}

interface Output {
  readonly part: string | undefined;
  readonly schema: Schema | undefined;
  readonly place: Place;
}

function outputsOfRoute({ route, place }: LoweredRoute): Output[] {
  const responses = route.responses.map(({ status, body }) => {
    return { part: `responses.${status}`, schema: schemaOfBody(body), place };
  });
  const locals = route.locals?.fields.map(({ schema }) => ({ part: "locals", schema, place })) ?? [];
  return [...responses, ...locals];
}

/** The input is what another function or a handler gives. */
function outputsOfFunction({ fn: { input, output }, place }: LoweredFunction): Output[] {
  return [
    { part: "input", schema: input, place },
    { part: "output", schema: output, place },
  ];
}

/** What is put into a binding is read out of it again. */
function outputsOfBinding({ schema, metadata, place }: LoweredBinding): Output[] {
  return [schema, metadata].map((each) => ({ part: undefined, schema: each, place }));
}
