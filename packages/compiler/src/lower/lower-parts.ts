import { showValue } from "../contract/show-value.ts";
import type { Field, ObjectShape, Segment } from "../model.ts";
import { createName } from "../names.ts";
import { lowerSchema } from "./lower-schema.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { checkTextShape, type TextPart } from "./text-shape.ts";
import { findType } from "./type-table.ts";
import { isZod } from "./zod.ts";

/** The query, the headers or the locals of a route, or the headers of a response: an object. */
export function lowerPart(
  lowering: Lowering,
  schema: unknown,
  place: Place,
  part: TextPart | "locals",
): ObjectShape | undefined {
  if (isZod(schema) && schema._zod.def.type !== "object") {
    return refuse(lowering, "schema/not-object", place, { found: `a z.${schema._zod.def.type}()` });
  }
  const lowered = lowerSchema(lowering, schema, place);
  if (lowered?.kind !== "named") return undefined;
  const type = findType(lowering, lowered.name);
  if (type?.kind !== "object") return refuse(lowering, "schema/not-object", place, { found: showValue(schema) });
  const { shape } = type;
  if (part === "locals") return shape;
  if (type.others !== "stripped" || type.sides) {
    const found = "an object that says something about other keys, or an intersection";
    return refuse(lowering, "schema/text", place, { part, found, fix: "write z.object({ … })" });
  }
  return checkTextShape(lowering, shape, place, part) ? shape : undefined;
}

/** The path's parameters: as the schema says, or strings. */
export function lowerParams(
  lowering: Lowering,
  schema: unknown,
  segments: readonly Segment[],
  place: Place,
): ObjectShape | undefined {
  const names = segments.flatMap((segment) => ("name" in segment ? [segment.name] : []));
  if (schema === undefined) return names.length > 0 ? declareStrings(lowering, names, place) : undefined;
  const shape = lowerPart(lowering, schema, place, "params");
  if (!shape) return undefined;
  const keys = shape.fields.map(({ name }) => name.author);
  const missing = names.filter((name) => !keys.includes(name));
  const unknown = keys.filter((key) => !names.includes(key));
  if (missing.length + unknown.length === 0) return shape;
  return refuse(lowering, "contract/params", place, { missing, unknown });
}

function declareStrings(lowering: Lowering, names: readonly string[], place: Place): ObjectShape {
  const fields = names.map((name): Field => {
    return { name: createName(name), schema: { kind: "string", checks: [] }, presence: "required", docs: undefined };
  });
  const name = createName(place.typeName);
  const shape = { name, fields };
  const { path, location } = place;
  lowering.types.rows.push({
    kind: "object",
    name,
    shape,
    others: "stripped",
    docs: undefined,
    deprecated: false,
    path,
    location,
  });
  return shape;
}
