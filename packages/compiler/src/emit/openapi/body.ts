import type { Body } from "../../model.ts";
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
    case "form":
      return { [body.contentType]: jsonObject({ schema: textObject(components, body.shape), examples }) };
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
