import type { Choice, Option, Schema } from "../model.ts";
import { createName } from "../names.ts";
import { allOf } from "./all-of.ts";
import { variantOf } from "./choice.ts";
import { readPlainDefinition } from "./definition.ts";
import { lowerSchema } from "./lower-schema.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { type Declaration, findType } from "./type-table.ts";
import { isZod, type ZodSchema } from "./zod.ts";

/** A `z.union`, `z.xor` or `z.discriminatedUnion`. */
export function lowerUnion(lowering: Lowering, { _zod: { def } }: ZodSchema, place: Place): Declaration | undefined {
  const read = readPlainDefinition(lowering, def, place, ["options", "inclusive", "discriminator", "unionFallback"]);
  const key = typeof def.discriminator === "string" ? def.discriminator : undefined;
  const given = def.options as readonly unknown[];
  if (def.unionFallback === true)
    refuse(lowering, "schema/option", place, { found: "a union", option: "unionFallback" });
  const tags = given.map((option) => (key === undefined ? [] : tagsOf(option, key)));
  const endings = unique(given.map((option, index) => endingFor(option, tags[index] ?? [])));
  const schemas = allOf(
    given.map((option, index) => lowerOption(lowering, option, endings[index] ?? "", index, place)),
  );
  if (!read || !schemas || def.unionFallback === true) return undefined;
  const wanted = schemas.map((schema, index) => {
    return variantFor(lowering, schema, { ending: endings[index] ?? "", tags: tags[index] ?? [], place });
  });
  const variants = unique(wanted);
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
  ending: string,
  index: number,
  place: Place,
): Schema | undefined {
  const path = `${place.path}|${index + 1}`;
  return lowerSchema(lowering, option, { ...place, path, typeName: place.typeName + ending });
}

/** What the type of an option without an id is called behind the name of the union: its tag, its only value or its kind. */
function endingFor(option: unknown, [tag]: readonly Tag[]): string {
  if (tag !== undefined) return createName(variantOf(tag)).pascal;
  if (!isZod(option)) return "";
  const { type, innerType, values } = option._zod.def;
  if (isZod(innerType)) return endingFor(innerType, []);
  const only = type === "literal" && Array.isArray(values) && values.length === 1 ? values[0] : type;
  return createName(typeof only === "number" ? variantOf(only) : String(only)).pascal;
}

/** With numbers where two are the same. */
export function unique(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((wanted) => {
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.add(name);
    return name;
  });
}

interface OptionNames {
  readonly ending: string;
  readonly tags: readonly Tag[];
  readonly place: Place;
}

/** An option is called after its tag, its only value, its type or its kind. */
function variantFor(lowering: Lowering, schema: Schema, names: OptionNames): string {
  const [tag, ...others] = names.tags;
  if (tag !== undefined && others.length === 0) return variantOf(tag);
  switch (schema.kind) {
    case "named": {
      const type = findType(lowering, schema.name);
      if (type?.kind === "choice" && type.from === "literal" && type.options.length === 1) {
        return type.options[0]?.variant ?? "";
      }
      return schema.name.pascal === names.place.typeName + names.ending ? names.ending : schema.name.pascal;
    }
    case "nullable":
    case "optional":
    case "nonoptional":
    case "default":
    case "catch":
      return variantFor(lowering, schema.inner, names);
    case "pipe":
      return variantFor(lowering, schema.to, names);
    case "string":
      return schema.format ?? "String";
    case "template":
      return "String";
    default:
      return createName(schema.kind).pascal;
  }
}
