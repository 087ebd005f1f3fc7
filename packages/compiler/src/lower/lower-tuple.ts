import type { Item, Schema } from "../model.ts";
import { allOf } from "./all-of.ts";
import { readPlainDefinition } from "./definition.ts";
import { lowerField, lowerSchema } from "./lower-schema.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { isZod, runZod, type ZodSchema } from "./zod.ts";

/** Rust's tuples have traits up to this length. */
const MOST_ITEMS = 12;

/** A `z.tuple`. */
export function lowerTuple(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Schema | undefined {
  const read = readPlainDefinition(lowering, def, place, ["items", "rest"]);
  const given = def.items as readonly unknown[];
  const hasRest = def.rest !== null && def.rest !== undefined;
  const lowered = allOf(given.map((item, index) => lowerItem(lowering, item, tuplePlace(place, index))));
  const items = lowered && (hasRest ? fillAbsent(lowered, given) : lowered);
  const rest = hasRest
    ? lowerSchema(lowering, def.rest, { ...place, path: `${place.path}[…]`, typeName: `${place.typeName}Rest` })
    : undefined;
  if (given.length + Number(hasRest) > MOST_ITEMS) {
    const found = `a tuple of ${given.length} items`;
    return refuse(lowering, "schema/type", place, { found, fix: `write at most ${MOST_ITEMS} items, or an object` });
  }
  if (items && leavesHole(items)) {
    const found = "a tuple with an optional item before one with a default";
    return refuse(lowering, "schema/type", place, { found, fix: "give each of them a default, or write an object" });
  }
  return read && items && (rest || !hasRest) ? { kind: "tuple", items, rest, ...read } : undefined;
}

function lowerItem(lowering: Lowering, schema: unknown, place: Place): Item | undefined {
  const lowered = lowerField(lowering, schema, place);
  if (!lowered) return undefined;
  const { docs: _, deprecated: __, ...item } = lowered;
  return item;
}

/** Where a rest may follow, zod does not count the items: one that takes `undefined` may be absent at the end. */
function fillAbsent(items: readonly Item[], given: readonly unknown[]): Item[] {
  const takes = (schema: unknown) => isZod(schema) && runZod(schema, undefined).issues.length === 0;
  const last = items.findLastIndex(({ presence }, index) => presence === "required" && !takes(given[index]));
  return items.map((item, index) => {
    return item.presence === "required" && index > last ? { ...item, presence: "filled", absent: null } : item;
  });
}

/** For an absent item zod fills those behind it, and leaves a hole in the list, which JSON cannot say. */
function leavesHole(items: readonly Item[]): boolean {
  const last = items.findLastIndex(({ presence }) => presence === "required");
  const absent = items.slice(last + 1).map(({ presence }) => presence);
  return absent.includes("optional") && absent.lastIndexOf("filled") > absent.indexOf("optional");
}

function tuplePlace(place: Place, index: number): Place {
  return { ...place, path: `${place.path}[${index}]`, typeName: `${place.typeName}Item${index + 1}` };
}
