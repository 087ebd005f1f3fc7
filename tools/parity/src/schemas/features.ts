/** What a schema is made of, as rows of the table that says what was tried. */
import type { NamedType, Schema } from "@bimetal/compiler";
import { partsOfSchema, partsOfType } from "@bimetal/compiler/test";

/** Every row that a whole run must have tried. */
export const ROWS: readonly string[] = [
  ...[
    "string",
    "template",
    "number",
    "int",
    "int.i32",
    "int.u32",
    "boolean",
    "stringbool",
    "null",
    "unknown",
    "never",
    "array",
    "tuple",
  ],
  ...["tuple.optional", "tuple.rest", "record", "record.keys", "record.partial", "record.loose", "record.listed"],
  ...["nullable", "optional", "nonoptional", "default", "catch", "pipe", "recursive", "message", "abort"],
  ...[
    "string.min",
    "string.max",
    "string.length",
    "string.pattern",
    "string.prefix",
    "string.suffix",
    "string.includes",
  ],
  ...["string.format", "string.url", "string.change", "number.min", "number.max", "number.multipleOf", "number.format"],
  ...[
    "array.min",
    "array.max",
    "array.length",
    "object",
    "object.refused",
    "object.loose",
    "object.catchall",
    "intersection",
  ],
  ...["choice.enum", "choice.literal", "union", "union.exclusive", "union.tagged"],
  ...["refined.alias", "refined.choice", "refined.object", "refined.union"],
];

export function featuresOf(schema: Schema, types: ReadonlyMap<string, NamedType>): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (part: Schema): void => {
    for (const feature of ownFeatures(part)) found.add(feature);
    for (const inner of partsOfSchema(part)) visit(inner);
    if (part.kind !== "named" || seen.has(part.name.pascal)) return;
    seen.add(part.name.pascal);
    const type = types.get(part.name.pascal);
    if (!type) return;
    for (const feature of typeFeatures(type)) found.add(feature);
    for (const inner of partsOfType(type)) visit(inner);
  };
  visit(schema);
  return found;
}

function ownFeatures(schema: Schema): string[] {
  const features: string[] = schema.kind === "named" ? [] : [schema.kind];
  if (schema.error !== undefined) features.push("message");
  if ("checks" in schema) {
    for (const check of schema.checks) {
      features.push(`${schema.kind === "int" ? "number" : schema.kind}.${check.kind}`);
      if (check.error !== undefined) features.push("message");
      if (check.abort) features.push("abort");
    }
  }
  switch (schema.kind) {
    case "int":
      return schema.width === "i64" ? features : [...features, `int.${schema.width}`];
    case "tuple":
      if (schema.items.some(({ presence }) => presence !== "required")) features.push("tuple.optional");
      return schema.rest ? [...features, "tuple.rest"] : features;
    case "record":
      if (schema.keys) features.push(schema.partial ? "record.partial" : "record.listed");
      else if (schema.key) features.push("record.keys");
      return schema.loose ? [...features, "record.loose"] : features;
    default:
      return features;
  }
}

function typeFeatures(type: NamedType): string[] {
  const own = [...(type.recursive ? ["recursive"] : []), ...(type.refinements ? [`refined.${type.kind}`] : [])];
  switch (type.kind) {
    case "object":
      if (type.sides) own.push("intersection");
      if (type.others === "refused") own.push("object.refused");
      else if (type.others !== "stripped")
        own.push(type.others.kind === "unknown" ? "object.loose" : "object.catchall");
      return [...own, "object"];
    case "choice":
      return [...own, `choice.${type.from}`];
    case "union":
      if (type.exclusive) own.push("union.exclusive");
      return [...own, type.key === undefined ? "union" : "union.tagged"];
    case "alias":
      return own;
  }
}
