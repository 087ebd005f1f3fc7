import type { Schema } from "../model.ts";
import { checkOutput, readFixed } from "./default-value.ts";
import { readPlainDefinition } from "./definition.ts";
import { lowerField, lowerSchema } from "./lower-schema.ts";
import { lowerStringBool, readWords } from "./lower-stringbool.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { findType } from "./type-table.ts";
import { isZod, runZod, type ZodSchema } from "./zod.ts";

/** A `.catch(…)` with one value. */
export function lowerCatch(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Schema | undefined {
  const read = readPlainDefinition(lowering, def, place, ["innerType", "catchValue"]);
  const inner = lowerField(lowering, def.innerType, place);
  if (!read || !inner || !isZod(def.innerType)) return undefined;
  const make = def.catchValue as (context: object) => unknown;
  const fixed = readFixed(lowering, () => make(UNREADABLE), place, "catch");
  const value = fixed && checkOutput(lowering, { ...fixed, schema: inner.schema }, def.innerType, place, "catch");
  return value === undefined ? undefined : { kind: "catch", inner: inner.schema, value };
}

/** What the value of a `.catch(…)` may not look at: it would be made anew for each wrong value. */
const UNREADABLE = new Proxy(
  {},
  {
    get: () => {
      throw new Error("it looks at what was wrong");
    },
  },
);

/** A schema that was optional, and is so no more. */
export function lowerNonoptional(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Schema | undefined {
  const read = readPlainDefinition(lowering, def, place, ["innerType"]);
  const inner = lowerField(lowering, def.innerType, place);
  return read && inner ? { kind: "nonoptional", inner: withoutExact(inner.schema, def.innerType), ...read } : undefined;
}

/** What may be left out, but is never `undefined`, says itself that it is absent: `.exactOptional()`. */
function withoutExact(schema: Schema, zod: unknown): Schema {
  const isExact = schema.kind === "optional" && isZod(zod) && runZod(zod, undefined).issues.length > 0;
  return isExact ? schema.inner : schema;
}

/** One schema behind another, with nothing between them. */
export function lowerPipe(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Schema | undefined {
  if (typeof def.transform === "function") {
    const words = readWords(def);
    if (words) return lowerStringBool(lowering, def, words, place);
    const fix = "write its first schema, which is that of the value that is sent, and convert it in the handler";
    return refuse(lowering, "schema/type", place, { found: "a codec", fix });
  }
  const read = readPlainDefinition(lowering, def, place, ["in", "out"]);
  const from = lowerSchema(lowering, def.in, { ...place, typeName: `${place.typeName}From` });
  const to = lowerSchema(lowering, def.out, { ...place, typeName: `${place.typeName}To` });
  if (!read || !from || !to) return undefined;
  if (isRefined(lowering, to) && !isScalar(lowering, from)) {
    const found = "a check with a twin behind a pipe from what has parts";
    return refuse(lowering, "schema/type", place, { found, fix: "write z.unknown().pipe(…), or one schema for both" });
  }
  return { kind: "pipe", from, to };
}

/**
 * Whether a function checks the value itself. Behind a pipe zod passes keys that the first schema does not know over, but
 * lets no such function run.
 */
function isRefined(lowering: Lowering, schema: Schema): boolean {
  if ("inner" in schema) return isRefined(lowering, schema.inner);
  if (schema.kind === "pipe") return isRefined(lowering, schema.from) || isRefined(lowering, schema.to);
  const type = schema.kind === "named" ? findType(lowering, schema.name) : undefined;
  if (type?.refinements) return true;
  if (type?.kind === "alias") return isRefined(lowering, type.schema);
  return type?.kind === "union" && type.options.some((option) => isRefined(lowering, option.schema));
}

/** Whether values have no parts in which there could be keys that are not known. */
function isScalar(lowering: Lowering, schema: Schema): boolean {
  if ("inner" in schema) return isScalar(lowering, schema.inner);
  const type = schema.kind === "named" ? findType(lowering, schema.name) : undefined;
  if (type?.kind === "alias") return isScalar(lowering, type.schema);
  return type?.kind === "choice" || SCALARS.includes(schema.kind);
}

const SCALARS = ["string", "template", "number", "int", "boolean", "stringbool", "null", "unknown"];
