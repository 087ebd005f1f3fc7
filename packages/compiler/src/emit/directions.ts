/**
 * What a client sends is not always what a handler is given: a field with a default may be left out, and is there
 * afterwards. Emitters that describe both sides need to know which types differ, and which side each is used on.
 */
import type { Model, NamedType, ObjectShape, Presence, Route, Schema } from "../model.ts";
import { partsOfSchema, partsOfType, schemaOfBody } from "../schema-parts.ts";

/** `input` is what is sent, `output` what parsers give and what handlers answer with. */
export type Direction = "input" | "output";

/** Types by their `name.pascal`. */
export type TypeNames = ReadonlySet<string>;

/** The types whose input is another than their output: those with such a part. */
export function differingTypes({ types }: Model): TypeNames {
  const differing = new Set<string>();
  const isDifferent = (schema: Schema): boolean =>
    differs(schema) ||
    (schema.kind === "named" && differing.has(schema.name.pascal)) ||
    partsOfSchema(schema).some(isDifferent);
  // Types may be named before they are declared, so what was learnt may tell something about earlier ones.
  for (let size = -1; size !== differing.size; ) {
    size = differing.size;
    for (const type of types) {
      const fills = type.kind === "object" && type.shape.fields.some(({ presence }) => presence === "filled");
      if (fills || partsOfType(type).some(isDifferent)) differing.add(type.name.pascal);
    }
  }
  return differing;
}

/** Whether a field or an item may be left out by who sends it, or by who answers with it. */
export function mayBeAbsent({ presence }: { readonly presence: Presence }, direction: Direction): boolean {
  return presence === "optional" || (presence === "filled" && direction === "input");
}

/** Whether a schema takes something else than it gives, apart from its parts. */
export function differs(schema: Schema): boolean {
  switch (schema.kind) {
    case "default":
    case "catch":
    case "pipe":
    case "stringbool":
      return true;
    case "tuple":
      return schema.items.some(({ presence }) => presence === "filled");
    default:
      return false;
  }
}

/** The types that are sent, or that are answered with: as bodies, and with what these are made of. */
export function usedTypes(model: Model, direction: Direction): TypeNames {
  const used = new Set<string>();
  const byName = new Map(model.types.map((type) => [type.name.pascal, type]));
  const visit = (schema: Schema): void => {
    for (const part of partsOfSchema(schema)) visit(part);
    if (schema.kind === "named") visitType(byName.get(schema.name.pascal));
  };
  const visitType = (type: NamedType | undefined): void => {
    if (!type || used.has(type.name.pascal)) return;
    used.add(type.name.pascal);
    for (const part of partsOfType(type)) visit(part);
  };
  for (const route of model.routes) for (const schema of bodiesOf(route, direction)) visit(schema);
  return used;
}

function formShape(body: Route["body"]): ObjectShape | undefined {
  return body?.kind === "form" ? body.shape : undefined;
}

function fieldSchemas(shape: ObjectShape | undefined): Schema[] {
  return (shape?.fields ?? []).map(({ schema }) => schema);
}

/** What stands in a request or in its answers: of what is sent as text, the fields. */
function bodiesOf({ params, query, headers, cookies, body, responses }: Route, direction: Direction): Schema[] {
  if (direction === "output") {
    const bodies = responses.flatMap(({ body }) => schemaOfBody(body) ?? []);
    return [...responses.flatMap(({ headers }) => fieldSchemas(headers)), ...bodies];
  }
  return [
    ...[params, query, headers, cookies, formShape(body)].flatMap(fieldSchemas),
    ...(body?.kind === "json" ? [body.schema] : []),
  ];
}
