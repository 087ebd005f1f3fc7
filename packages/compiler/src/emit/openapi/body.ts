import type { Body } from "../../model.ts";
import type { Direction } from "../directions.ts";
import type { Components } from "./components.ts";
import type { JsonObject } from "./json-object.ts";
import { jsonSchema } from "./schema.ts";

/** The `content` of a body by its content type; bytes have no schema. */
export function emitContent(components: Components, body: Body, direction: Direction): JsonObject {
  switch (body.kind) {
    case "json":
      return { [body.contentType]: { schema: jsonSchema(components, body.schema, direction) } };
    case "text":
      return { [body.contentType]: { schema: { type: "string" } } };
    case "bytes":
    case "stream":
      return { [body.contentType]: {} };
    case "empty":
    case "redirect":
      return {};
  }
}
