import { showValue } from "../contract/show-value.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import type { ZodSchema } from "./zod.ts";

/** The `title` and the `description` of a schema, as documentation. */
export function readDocs({ registry }: Lowering, schema: ZodSchema): string | undefined {
  const { title, description } = registry?.get(schema) ?? {};
  const parts = [title, description].filter((part) => typeof part === "string" && part !== "");
  return parts.length > 0 ? parts.join("\n\n") : undefined;
}

/** Whether a schema says that it is deprecated. */
export function isDeprecated({ registry }: Lowering, schema: ZodSchema): boolean {
  return registry?.get(schema)?.deprecated === true;
}

/** Whether a schema has an id. */
export function hasId(lowering: Lowering, schema: ZodSchema): boolean {
  return findNamed(lowering, schema) !== undefined;
}

/** The `id` of a schema, also of one that has only got a new description since. zod itself does not hand ids on. */
export function readId(lowering: Lowering, schema: ZodSchema, place: Place): string | undefined {
  const named = findNamed(lowering, schema);
  if (named === undefined) return undefined;
  const id = lowering.registry?.get(named)?.id;
  if (typeof id === "string" && /^[A-Za-z][A-Za-z0-9_]*$/.test(id)) return id;
  return refuse(lowering, "schema/id", place, {
    problem: "is no name for a type",
    found: showValue(id),
    fix: 'write letters and digits, such as .meta({ id: "Link" })',
  });
}

/** The documentation of a schema's type: that of the copy with the id, as a later description is about one use of it. */
export function readTypeDocs(lowering: Lowering, schema: ZodSchema): string | undefined {
  return readDocs(lowering, findNamed(lowering, schema) ?? schema);
}

/** Whether a schema's type is deprecated, and not one use of it only. */
export function isDeprecatedType(lowering: Lowering, schema: ZodSchema): boolean {
  return isDeprecated(lowering, findNamed(lowering, schema) ?? schema);
}

/** The copy of a schema that has an id. Copies by `.meta()` and `.describe()` have the same definition. */
function findNamed({ registry }: Lowering, schema: ZodSchema): ZodSchema | undefined {
  const { def } = schema._zod;
  for (let copy: ZodSchema | undefined = schema; copy?._zod.def === def; copy = copy._zod.parent) {
    if (registry?.get(copy)?.id !== undefined) return copy;
  }
  return undefined;
}
