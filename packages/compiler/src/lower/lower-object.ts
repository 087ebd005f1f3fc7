import type { Field, Name, ObjectShape, ObjectType } from "../model.ts";
import { createName } from "../names.ts";
import { allOf } from "./all-of.ts";
import { readPlainDefinition } from "./definition.ts";
import { lowerField, lowerSchema } from "./lower-schema.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import type { Declaration } from "./type-table.ts";
import { isZod, type ZodDef } from "./zod.ts";

/** A `z.object`. */
export function lowerObject(lowering: Lowering, def: ZodDef, name: Name, place: Place): Declaration | undefined {
  const read = readPlainDefinition(lowering, def, place, ["shape", "catchall"]);
  const shape = lowerShape(lowering, def.shape as Readonly<Record<string, unknown>>, name, place);
  const others = lowerOthers(lowering, def.catchall, {
    ...place,
    path: `${place.path}{}`,
    typeName: `${name.pascal}Other`,
  });
  if (!read || !shape || !others || !checkOthers(lowering, shape, others, place)) return undefined;
  return { kind: "object", shape, others, ...read };
}

/** What becomes of keys that the shape does not have. */
function lowerOthers(lowering: Lowering, catchall: unknown, place: Place): ObjectType["others"] | undefined {
  if (catchall === undefined) return "stripped";
  if (isZod(catchall) && catchall._zod.def.type === "never") return "refused";
  return lowerSchema(lowering, catchall, place);
}

/** JavaScript lists keys that are integers first: where such a field is among others, only it knows the order. */
function checkOthers(lowering: Lowering, { fields }: ObjectShape, others: ObjectType["others"], place: Place): boolean {
  const integer = fields.find(({ name }) => /^\d+$/.test(name.author));
  if (typeof others === "string" || integer === undefined) return true;
  const problem = "an integer, beside keys that are not known";
  refuse(lowering, "schema/key", place, { key: integer.name.author, problem });
  return false;
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

/** Whether all fields have names of their own in Rust. */
export function checkFieldNames(lowering: Lowering, fields: readonly Field[], place: Place): boolean {
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
