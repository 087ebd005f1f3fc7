/** Walking schemas without knowing each kind. */
import type { Body, NamedType, Schema } from "./model.ts";

/** The schemas that a schema is directly made of. Those behind a name are not its own. */
export function partsOfSchema(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "array":
      return [schema.item];
    case "tuple":
      return [...schema.items.map((item) => item.schema), ...(schema.rest ? [schema.rest] : [])];
    case "record":
      return schema.key ? [schema.key, schema.value] : [schema.value];
    case "pipe":
      return [schema.from, schema.to];
    case "nullable":
    case "optional":
    case "nonoptional":
    case "default":
    case "catch":
      return [schema.inner];
    default:
      return [];
  }
}

/** Whether a schema is a `z.stringbool()`, or one that may be null. */
export function isStringBool(schema: Schema): boolean {
  return schema.kind === "stringbool" || (schema.kind === "nullable" && isStringBool(schema.inner));
}

/** The schema of a body, or of the data of its events. */
export function schemaOfBody(body: Body | undefined): Schema | undefined {
  return body?.kind === "json" || body?.kind === "events" ? body.schema : undefined;
}

/** Whether a body is a form in parts, with files among them. */
export function isMultipart(body: Body | undefined): boolean {
  return body?.kind === "form" && body.contentType === "multipart/form-data";
}

/** What is known of a type before it is known how its values arrive. */
type TypeParts = NamedType extends infer Type
  ? Type extends unknown
    ? Pick<Type, PartKey & keyof Type>
    : never
  : never;
type PartKey = "kind" | "shape" | "others" | "sides" | "schema" | "options";

/** The schemas that a type is directly made of. */
export function partsOfType(type: TypeParts): readonly Schema[] {
  switch (type.kind) {
    case "object": {
      const others = typeof type.others === "string" ? [] : [type.others];
      return [...type.shape.fields.map(({ schema }) => schema), ...others, ...(type.sides ?? [])];
    }
    case "union":
      return type.options.map(({ schema }) => schema);
    case "alias":
      return [type.schema];
    case "choice":
      return [];
  }
}

/** A schema and all that it is made of, up to names. */
export function withParts(schema: Schema): Schema[] {
  return [schema, ...partsOfSchema(schema).flatMap(withParts)];
}
