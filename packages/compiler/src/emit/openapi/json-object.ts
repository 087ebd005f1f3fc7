import type { Json } from "../../model.ts";

export interface JsonObject {
  readonly [key: string]: Json;
}

/** An object with the members that are there. */
export function jsonObject(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const present = Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(present);
}

/** A list, or nothing where it would be empty. */
export function nonEmpty(items: readonly Json[]): readonly Json[] | undefined {
  return items.length > 0 ? items : undefined;
}
