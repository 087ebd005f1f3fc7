import type { Body, ObjectShape } from "../../model.ts";
import { withParts } from "../../schema-parts.ts";
import type { Direction } from "../directions.ts";
import type { Components } from "./components.ts";
import { type JsonObject, jsonObject } from "./json-object.ts";
import { textObject } from "./parameters.ts";
import { jsonSchema } from "./schema.ts";

/** The `content` of a body by its content type, with examples of it; bytes have no schema. */
export function emitContent(
  components: Components,
  body: Body,
  direction: Direction,
  examples: JsonObject | undefined,
): JsonObject {
  switch (body.kind) {
    case "json":
    case "events":
      return { [body.contentType]: jsonObject({ schema: jsonSchema(components, body.schema, direction), examples }) };
    case "form": {
      const schema = textObject(components, body.shape);
      return { [body.contentType]: jsonObject({ schema, encoding: encodingOf(body.shape), examples }) };
    }
    case "text":
      return { [body.contentType]: jsonObject({ schema: { type: "string" }, examples }) };
    case "bytes":
    case "stream":
      return { [body.contentType]: jsonObject({ examples }) };
    case "empty":
    case "redirect":
      return {};
  }
}

/** The content types that files may have. */
function encodingOf({ fields }: ObjectShape): JsonObject | undefined {
  const entries = fields.flatMap(({ name, schema }) => {
    const checks = withParts(schema).flatMap((part) => (part.kind === "file" ? part.checks : []));
    const types = checks.flatMap((check) => (check.kind === "types" ? [check.types.join(", ")] : []));
    return types.length > 0 ? [[name.author, { contentType: types.join(", ") }] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
