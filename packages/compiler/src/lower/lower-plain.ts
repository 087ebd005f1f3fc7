import type { Schema } from "../model.ts";
import { isIntCheck, lowerLengthChecks, lowerRangeChecks } from "./checks.ts";
import { checkDefinition, refuseChecks } from "./definition.ts";
import { lowerSchema } from "./lower-schema.ts";
import { itemPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { refuseType } from "./refusals.ts";
import { checksOf, isZod, type ZodDef } from "./zod.ts";

/** A schema that needs no name. */
export function lowerPlain(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  switch (def.type) {
    case "string":
      return lowerString(lowering, def, place);
    case "number":
      return lowerNumber(lowering, def, place);
    case "boolean": {
      const known = checkDefinition(lowering, def, place, []);
      return refuseChecks(lowering, def, place) && known ? { kind: "boolean" } : undefined;
    }
    case "array":
      return lowerArray(lowering, def, place);
    case "record":
      return lowerRecord(lowering, def, place);
    default:
      return refuse(lowering, "schema/type", place, refuseType(def));
  }
}

function lowerString(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  if (typeof def.format === "string") return refuse(lowering, "schema/type", place, refuseType(def));
  const known = checkDefinition(lowering, def, place, []);
  const checks = lowerLengthChecks(lowering, checksOf(def), place);
  return known && checks ? { kind: "string", checks } : undefined;
}

function lowerNumber(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  if (typeof def.format === "string" && def.format !== "safeint") {
    return refuse(lowering, "schema/type", place, refuseType(def));
  }
  const known = checkDefinition(lowering, def, place, ["check", "format"]);
  // `z.int()` is its own first check; `z.number().int()` has it as an ordinary one.
  const [first, ...rest] = checksOf(def);
  const isInt = def.format === "safeint" || (first !== undefined && isIntCheck(first));
  const ranges = first !== undefined && isIntCheck(first) && def.format === undefined ? rest : checksOf(def);
  const kind = isInt ? "int" : "number";
  const checks = lowerRangeChecks(lowering, ranges, place, kind);
  return known && checks ? { kind, checks } : undefined;
}

function lowerArray(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  const known = checkDefinition(lowering, def, place, ["element"]);
  const checks = lowerLengthChecks(lowering, checksOf(def), place);
  const item = lowerSchema(lowering, def.element, itemPlace(place, "[]"));
  return known && checks && item ? { kind: "array", item, checks } : undefined;
}

function lowerRecord(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  const known = checkDefinition(lowering, def, place, ["keyType", "valueType"]);
  const plain = refuseChecks(lowering, def, place) && known;
  const keys = isPlainString(def.keyType);
  if (!keys) refuse(lowering, "schema/record-key", place, {});
  const value = lowerSchema(lowering, def.valueType, itemPlace(place, "{}"));
  return plain && keys && value ? { kind: "record", value } : undefined;
}

function isPlainString(schema: unknown): boolean {
  if (!isZod(schema) || schema._zod.def.type !== "string") return false;
  return Object.entries(schema._zod.def).every(([member, value]) => member === "type" || isNothing(value));
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}
