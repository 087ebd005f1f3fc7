import type { Field, Name, Schema } from "../model.ts";
import { readPlainDefinition } from "./definition.ts";
import { checkFieldNames } from "./lower-object.ts";
import { lowerSchema } from "./lower-schema.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import type { Declaration } from "./type-table.ts";
import { findType, type TypeRow } from "./type-table.ts";
import type { ZodDef } from "./zod.ts";

/** A `z.intersection` of two objects: one with the fields of both. */
export function lowerIntersection(lowering: Lowering, def: ZodDef, name: Name, place: Place): Declaration | undefined {
  const read = readPlainDefinition(lowering, def, place, ["left", "right"]);
  const left = lowerSide(lowering, def.left, { ...place, path: `${place.path}&1`, typeName: `${place.typeName}Left` });
  const right = lowerSide(lowering, def.right, {
    ...place,
    path: `${place.path}&2`,
    typeName: `${place.typeName}Right`,
  });
  if (!read || !left || !right) return undefined;
  const fields = joinFields(lowering, left.object.shape.fields, right.object.shape.fields, place);
  if (!fields || !checkFieldNames(lowering, fields, place)) return undefined;
  const refused = left.object.others === "refused" && right.object.others === "refused";
  return {
    kind: "object",
    shape: { name, fields },
    others: refused ? "refused" : "stripped",
    sides: [left.schema, right.schema],
  };
}

interface Side {
  readonly schema: Schema;
  readonly object: TypeRow & { readonly kind: "object" };
}

function lowerSide(lowering: Lowering, schema: unknown, place: Place): Side | undefined {
  const lowered = lowerSchema(lowering, schema, place);
  if (!lowered) return undefined;
  const type = lowered.kind === "named" ? findType(lowering, lowered.name) : undefined;
  const fix = "write one object: a.extend(b.shape)";
  if (type?.kind !== "object") {
    return refuse(lowering, "schema/type", place, { found: "an intersection with something that is no object", fix });
  }
  if (type.refinements) {
    const found = "an intersection with an object that a function checks";
    const fix = "write .refine(…) behind the intersection";
    return refuse(lowering, "schema/type", place, { found, fix });
  }
  if (typeof type.others !== "string") {
    return refuse(lowering, "schema/type", place, { found: "an intersection with an object of unknown keys", fix });
  }
  return { schema: lowered, object: type };
}

/** A field that both sides have must be the same: only then they agree about every value. */
function joinFields(
  lowering: Lowering,
  left: readonly Field[],
  right: readonly Field[],
  place: Place,
): Field[] | undefined {
  const count = lowering.diagnostics.length;
  const own = right.filter((field) => {
    const other = left.find(({ name }) => name.author === field.name.author);
    if (other && JSON.stringify(other.schema) !== JSON.stringify(field.schema)) {
      const found = `an intersection of objects that both have "${field.name.author}", with different schemas`;
      refuse(lowering, "schema/type", place, { found, fix: "write one object: a.extend(b.shape)" });
    }
    return other === undefined;
  });
  return lowering.diagnostics.length === count ? inOrder([...left, ...own]) : undefined;
}

/** JavaScript lists keys that are integers first, by value. */
function inOrder(fields: readonly Field[]): Field[] {
  const order = Object.keys(Object.fromEntries(fields.map(({ name }) => [name.author, true])));
  return fields.toSorted((a, b) => order.indexOf(a.name.author) - order.indexOf(b.name.author));
}
