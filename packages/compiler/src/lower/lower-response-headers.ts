import type { Body, Field, ObjectShape } from "../model.ts";
import { partsOfSchema, withParts } from "../schema-parts.ts";
import { lowerPart } from "./lower-parts.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";

/** The declared headers of a response, whose body is of this kind. */
export function lowerHeaders(
  lowering: Lowering,
  schema: unknown,
  body: Body["kind"] | undefined,
  place: Place,
): ObjectShape | undefined {
  const shape = lowerPart(lowering, schema, place, "response headers");
  const count = lowering.diagnostics.length;
  for (const field of shape?.fields ?? []) checkHeader(lowering, field, body, childPlace(place, field.name.author));
  return lowering.diagnostics.length === count ? shape : undefined;
}

function checkHeader(
  lowering: Lowering,
  { name: { author }, schema, presence }: Field,
  body: Body["kind"] | undefined,
  place: Place,
): undefined {
  const refuseHeader = (problem: string, fix: string) =>
    refuse(lowering, "contract/response-header", place, { header: author, problem, fix });
  if (author === "content-type") {
    return refuseHeader("which the body decides", 'delete it, and write the type with the body: text("text/csv")');
  }
  if (author === "location" && body === "redirect") return refuseHeader("which redirect() has itself", "delete it");
  if (author === "cache-control" && body === "events") return refuseHeader("which events() has itself", "delete it");
  if (FRAMING.includes(author)) return refuseHeader("which the platform writes", "delete it");
  // What no script is ever shown cannot be asked for by a client.
  if (author === "set-cookie" && presence !== "optional") {
    return refuseHeader("which browsers hide from clients", "write .optional()");
  }
  const lists = withParts(schema).filter(({ kind }) => kind === "array");
  if (lists.some((list) => partsOfSchema(list).some(({ kind }) => kind !== "string"))) {
    return refuseHeader("whose values are strings", "write z.array(z.string()).optional()");
  }
}

/** How the answer is sent is no matter of a handler. */
const FRAMING = ["connection", "content-length", "date", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"];
