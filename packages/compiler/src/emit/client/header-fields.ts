import type { ClientRoute, HeaderField } from "bimetal/client";
import type { Field, NamedType, ObjectShape, Route, Schema } from "../../model.ts";

/** How a client reads the declared headers of a route's answers. */
export function headerFields(types: readonly NamedType[], { responses }: Route): Pick<ClientRoute, "headers"> {
  const entries = responses.flatMap(({ status, headers }) => {
    return headers ? [[status, fieldsOf(types, headers)] as const] : [];
  });
  return entries.length > 0 ? { headers: Object.fromEntries(entries) } : {};
}

/** How the text of each header is read. */
export function fieldsOf(types: readonly NamedType[], headers: ObjectShape): HeaderField[] {
  return headers.fields.map((field) => headerField(types, field));
}

function headerField(types: readonly NamedType[], { name, schema, presence }: Field): HeaderField {
  const kind = kindOf(types, schema);
  return presence === "optional" ? [name.author, kind, "optional"] : [name.author, kind];
}

function kindOf(types: readonly NamedType[], schema: Schema): HeaderField[1] {
  switch (schema.kind) {
    case "optional":
    case "default":
      return kindOf(types, schema.inner);
    case "number":
    case "int":
      return "number";
    case "boolean":
      return "boolean";
    case "array":
      return "cookies";
    case "named": {
      const type = types.find(({ name }) => name.pascal === schema.name.pascal);
      if (type?.kind === "choice") return type.options.map(({ value }) => value);
      return type?.kind === "alias" ? kindOf(types, type.schema) : "string";
    }
    default:
      return "string";
  }
}
