import type { Choice, Option, Schema } from "../model.ts";
import { createName } from "../names.ts";
import { allOf } from "./all-of.ts";
import { variantOf } from "./choice.ts";
import { readPlainDefinition } from "./definition.ts";
import { lowerSchema } from "./lower-schema.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import type { Declaration } from "./type-table.ts";
import { isZod, type ZodSchema } from "./zod.ts";

/** A `z.union`, `z.xor` or `z.discriminatedUnion`. */
export function lowerUnion(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Declaration | undefined {
  const read = readPlainDefinition(lowering, def, place, ["options", "inclusive", "discriminator", "unionFallback"]);
  const key = typeof def.discriminator === "string" ? def.discriminator : undefined;
  const given = def.options as readonly unknown[];
  if (def.unionFallback === true)
    refuse(lowering, "schema/option", place, { found: "a union", option: "unionFallback" });
  const tags = given.map((option) => (key === undefined ? [] : tagsOf(option, key)));
  const schemas = allOf(given.map((option, index) => lowerOption(lowering, option, tags[index] ?? [], index, place)));
  if (!read || !schemas || def.unionFallback === true) return undefined;
  const variants = nameVariants(schemas, tags);
  const options = schemas.map((schema, index): Option => {
    return { variant: variants[index] ?? "", schema, tags: tags[index] ?? [] };
  });
  return { kind: "union", options, exclusive: key === undefined && def.inclusive === false, key, ...read };
}

type Tag = Choice["value"] | undefined;

/** The values of the key that choose an option, as zod itself knows them. */
function tagsOf(option: unknown, key: string): Tag[] {
  const values = isZod(option) ? option._zod.propValues?.[key] : undefined;
  return [...(values ?? [])] as Tag[];
}

function lowerOption(
  lowering: Lowering,
  option: unknown,
  tags: readonly Tag[],
  index: number,
  place: Place,
): Schema | undefined {
  const [tag] = tags;
  const ending = tag === undefined ? `Option${index + 1}` : variantOf(tag);
  return lowerSchema(lowering, option, {
    ...place,
    path: `${place.path}|${index + 1}`,
    typeName: place.typeName + createName(ending).pascal,
  });
}

/** A name for each option: after its tag, its type or its kind; with a number where two would be the same. */
function nameVariants(schemas: readonly Schema[], tags: readonly (readonly Tag[])[]): string[] {
  const taken = new Set<string>();
  return schemas.map((schema, index) => {
    const [tag, ...others] = tags[index] ?? [];
    const wanted = tag !== undefined && others.length === 0 ? variantOf(tag) : variantFor(schema);
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.add(name);
    return name;
  });
}

function variantFor(schema: Schema): string {
  switch (schema.kind) {
    case "named":
      return schema.name.pascal;
    case "nullable":
    case "optional":
    case "nonoptional":
    case "default":
    case "catch":
      return variantFor(schema.inner);
    case "pipe":
      return variantFor(schema.to);
    case "template":
      return "String";
    default:
      return createName(schema.kind).pascal;
  }
}
