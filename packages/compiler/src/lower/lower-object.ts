import type { Field, Name, ObjectShape } from "../model.ts";
import { createName } from "../names.ts";
import { allOf } from "./all-of.ts";
import { checkDefinition, refuseChecks } from "./definition.ts";
import { lowerField } from "./lower-schema.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import type { Declaration } from "./type-table.ts";
import type { ZodDef } from "./zod.ts";

/** A `z.object`. */
export function lowerObject(lowering: Lowering, def: ZodDef, name: Name, place: Place): Declaration | undefined {
  const plain = refuseChecks(lowering, def, place);
  const known = checkDefinition(lowering, def, place, ["shape", "catchall"]);
  if (def.catchall !== undefined) refuse(lowering, "schema/object-mode", place, {});
  const shape = lowerShape(lowering, def.shape as Readonly<Record<string, unknown>>, name, place);
  return plain && known && def.catchall === undefined && shape ? { kind: "object", shape } : undefined;
}

function lowerShape(
  lowering: Lowering,
  shape: Readonly<Record<string, unknown>>,
  name: Name,
  place: Place,
): ObjectShape | undefined {
  const keys = Reflect.ownKeys(shape);
  const fields = allOf(keys.map((key) => lowerNamedField(lowering, key, shape[key as string], place)));
  return fields && checkFieldNames(lowering, fields, place) ? { name, fields } : undefined;
}

function lowerNamedField(lowering: Lowering, key: string | symbol, schema: unknown, place: Place): Field | undefined {
  const inner = childPlace(place, String(key));
  if (typeof key === "symbol") {
    return refuse(lowering, "schema/key", inner, { key: String(key), problem: "which is no string" });
  }
  const inherited = key in Object.prototype;
  if (inherited) refuse(lowering, "schema/key", inner, { key, problem: "which every JavaScript object has already" });
  const field = lowerField(lowering, schema, inner);
  return inherited || !field ? undefined : { name: createName(key), ...field };
}

function checkFieldNames(lowering: Lowering, fields: readonly Field[], place: Place): boolean {
  const firsts = new Map<string, string>();
  const count = lowering.diagnostics.length;
  for (const { name } of fields) {
    const first = firsts.get(name.snake);
    if (first === undefined) firsts.set(name.snake, name.author);
    else {
      const other = `the field "${first}" beside it`;
      refuse(lowering, "name/taken", childPlace(place, name.author), { name: name.snake, other, first: undefined });
    }
  }
  return lowering.diagnostics.length === count;
}
