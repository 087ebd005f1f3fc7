import type { Schema } from "../model.ts";
import { readPlainDefinition } from "./definition.ts";
import { lowerSchema } from "./lower-schema.ts";
import { itemPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { findType } from "./type-table.ts";
import { isZod, runZod, type ZodSchema } from "./zod.ts";

/** A `z.record`. Its keys are strings in any case; their schema may list them, or check each. */
export function lowerRecord(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Schema | undefined {
  const read = readPlainDefinition(lowering, def, place, ["keyType", "valueType", "mode", "partial"]);
  const value = lowerSchema(lowering, def.valueType, itemPlace(place, "{}"));
  const count = lowering.diagnostics.length;
  const key = lowerKey(lowering, def.keyType, place);
  if (!read || !value || lowering.diagnostics.length > count) return undefined;
  const values = isZod(def.keyType) ? def.keyType._zod.values : undefined;
  const keys = values && [...values].filter((each) => typeof each === "string" || typeof each === "number");
  if (keys?.includes("__proto__")) {
    const fix = "give the key another name";
    return refuse(lowering, "schema/record-key", place, { problem: 'are listed, and one is "__proto__"', fix });
  }
  // zod would find the function that every object inherits where the key is absent.
  const inherited = def.partial === true ? undefined : keys?.find((each) => each in Object.prototype);
  if (inherited !== undefined) {
    const problem = `are listed, and one is "${inherited}", which every JavaScript object has already`;
    return refuse(lowering, "schema/record-key", place, { problem, fix: "give the key another name" });
  }
  if (keys && def.partial !== true && isZod(def.valueType) && runZod(def.valueType, undefined).issues.length === 0) {
    const fix = "write z.partialRecord(…), or z.object({ … }) with the value of each key";
    return refuse(lowering, "schema/record-key", place, { problem: "may be absent, though all are listed", fix });
  }
  return { kind: "record", key, value, keys, partial: def.partial === true, loose: def.mode === "loose", ...read };
}

/** The schema of keys, where it says more than that they are strings. */
function lowerKey(lowering: Lowering, schema: unknown, place: Place): Schema | undefined {
  const lowered = lowerSchema(lowering, schema, {
    ...place,
    path: `${place.path}{key}`,
    typeName: `${place.typeName}Key`,
  });
  if (lowered === undefined) return undefined;
  if (lowered.kind === "string" && lowered.checks.length === 0) return undefined;
  if (isKey(lowering, lowered)) return lowered;
  if (lowered.kind === "named" && findType(lowering, lowered.name)?.refinements) {
    const fix = "write .regex(…) for the keys, or .refine(…) behind the record";
    return refuse(lowering, "schema/record-key", place, { problem: "are checked by a function", fix });
  }
  const fix = "write z.string() for the keys, or z.object({ … }) where the keys are known";
  return refuse(lowering, "schema/record-key", place, { problem: "are neither strings nor numbers", fix });
}

function isKey(lowering: Lowering, schema: Schema): boolean {
  const type = schema.kind === "named" ? findType(lowering, schema.name) : undefined;
  if (type?.refinements) return false;
  if (type?.kind === "alias") return isKey(lowering, type.schema);
  return type?.kind === "choice" || ["string", "template", "number", "int"].includes(schema.kind);
}
