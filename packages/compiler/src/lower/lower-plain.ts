import type { Schema } from "../model.ts";
import { readDefinition, readPlainDefinition } from "./definition.ts";
import { lowerLengthChecks } from "./length-checks.ts";
import { lowerFile } from "./lower-file.ts";
import { lowerRecord } from "./lower-record.ts";
import { lowerSchema } from "./lower-schema.ts";
import { lowerTuple } from "./lower-tuple.ts";
import { lowerCatch, lowerNonoptional, lowerPipe } from "./lower-wrapper.ts";
import { itemPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { lowerNumber } from "./number-checks.ts";
import { refuseType } from "./refusals.ts";
import { lowerPattern, lowerString } from "./text-checks.ts";
import { checksOf, type ZodSchema } from "./zod.ts";

/** A schema that needs no name. */
export function lowerPlain(lowering: Lowering, schema: ZodSchema, place: Place): Schema | undefined {
  const { def } = schema._zod;
  switch (def.type) {
    case "string":
      return lowerString(lowering, def, place);
    case "number":
      return lowerNumber(lowering, def, place);
    case "boolean":
    case "null":
    case "never": {
      const read = readPlainDefinition(lowering, def, place, []);
      return read && { kind: def.type, ...read };
    }
    case "any":
    case "unknown": {
      const read = readPlainDefinition(lowering, def, place, []);
      return read && { kind: "unknown", ...read };
    }
    case "template_literal":
      return lowerTemplate(lowering, schema, place);
    case "file":
      return lowerFile(lowering, def, place);
    case "array":
      return lowerArray(lowering, schema, place);
    case "tuple":
      return lowerTuple(lowering, schema, place);
    case "record":
      return lowerRecord(lowering, schema, place);
    case "catch":
      return lowerCatch(lowering, schema, place);
    case "nonoptional":
      return lowerNonoptional(lowering, schema, place);
    case "pipe":
      return lowerPipe(lowering, schema, place);
    default:
      return refuse(lowering, "schema/type", place, refuseType(def));
  }
}

function lowerTemplate(lowering: Lowering, { _zod: { def, pattern } }: ZodSchema, place: Place): Schema | undefined {
  const read = readPlainDefinition(lowering, def, place, ["parts"]);
  return read && pattern ? { kind: "template", pattern: lowerPattern(pattern), ...read } : undefined;
}

function lowerArray(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Schema | undefined {
  const read = readDefinition(lowering, def, place, ["element"]);
  const checks = lowerLengthChecks(lowering, checksOf(def), place);
  const item = lowerSchema(lowering, def.element, itemPlace(place, "[]"));
  return read && checks && item ? { kind: "array", item, checks, ...read } : undefined;
}
