import { showValue } from "../contract/show-value.ts";
import type { Body } from "../model.ts";
import { hasFiles } from "./lower-file.ts";
import { lowerPart } from "./lower-parts.ts";
import { lowerBodySchema } from "./lower-schema.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { isZod } from "./zod.ts";

/** The body of a request or a response: a zod schema, or what one of the functions for bodies has made. */
export function lowerBody(
  lowering: Lowering,
  body: unknown,
  place: Place,
  part: "request" | "response",
): Body | undefined {
  if (isZod(body)) return lowerJson(lowering, body, "application/json", place);
  const { kind, schema, contentType } = (body ?? {}) as { kind?: unknown; schema?: unknown; contentType?: unknown };
  switch (kind) {
    case "json":
      return checkContentType(lowering, contentType, place)
        ? lowerJson(lowering, schema, contentType, place)
        : undefined;
    case "text":
    case "bytes":
    case "stream":
      return checkContentType(lowering, contentType, place) ? { kind, contentType } : undefined;
    case "form": {
      if (part === "response") return refuse(lowering, "contract/body", place, { part, found: "form()" });
      const shape = lowerPart(lowering, schema, place, "a form");
      if (!shape) return undefined;
      return {
        kind,
        shape,
        contentType: hasFiles(shape) ? "multipart/form-data" : "application/x-www-form-urlencoded",
      };
    }
    case "events": {
      if (part === "request") return refuse(lowering, "contract/body", place, { part, found: "events()" });
      const data = lowerBodySchema(lowering, schema, place);
      return data && { kind, schema: data, contentType: "text/event-stream" };
    }
    case "empty":
    case "redirect":
      if (part === "response") return { kind };
      return refuse(lowering, "contract/body", place, { part, found: `${kind}()` });
    default:
      return refuse(lowering, "contract/body", place, { part, found: showValue(body) });
  }
}

function lowerJson(lowering: Lowering, body: unknown, contentType: string, place: Place): Body | undefined {
  const schema = lowerBodySchema(lowering, body, place);
  return schema && { kind: "json", schema, contentType };
}

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
const CONTENT_TYPE = new RegExp(`^${TOKEN}/${TOKEN}(?:; ?[\\x20-\\x7e]+)?$`);

function checkContentType(lowering: Lowering, value: unknown, place: Place): value is string {
  if (typeof value === "string" && CONTENT_TYPE.test(value)) return true;
  refuse(lowering, "contract/content-type", place, { found: showValue(value) });
  return false;
}
