import type { NamedType, Schema } from "../model.ts";

/** The schemas that a schema is made of, without those of the types that it names. */
export function partsOf(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "string":
    case "number":
    case "int":
    case "boolean":
    case "named":
      return [];
    case "array":
      return [schema.item];
    case "record":
      return [schema.value];
    case "nullable":
    case "optional":
    case "default":
      return [schema.inner];
  }
}

/** The schemas that a named type is made of. */
export function partsOfType(type: NamedType): readonly Schema[] {
  switch (type.kind) {
    case "object":
      return type.shape.fields.map(({ schema }) => schema);
    case "choice":
      return [];
    case "alias":
      return [type.schema];
  }
}
