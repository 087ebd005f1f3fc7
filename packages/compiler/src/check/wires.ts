import type { LoweredContract } from "../lower/lower-contract.ts";
import type { TypeRow } from "../lower/type-table.ts";
import type { Schema, Wire } from "../model.ts";

/** How values of each type arrive, by the type's name. */
export type Wires = ReadonlyMap<string, ReadonlySet<Wire>>;

/** Follows every part of every route to the types that it is made of. */
export function collectWires({ routes, types }: LoweredContract): Wires {
  const wires = new Map<string, Set<Wire>>();
  const byName = new Map(types.map((type) => [type.name.pascal, type]));
  const visitType = (name: string, wire: Wire): void => {
    const known = wires.get(name) ?? new Set();
    wires.set(name, known);
    const type = byName.get(name);
    if (known.has(wire) || !type) return;
    known.add(wire);
    for (const schema of partsOf(type)) visit(schema, wire);
  };
  const visit = (schema: Schema, wire: Wire): void => {
    if (schema.kind === "named") visitType(schema.name.pascal, wire);
    if (schema.kind === "array") visit(schema.item, wire);
    if (schema.kind === "record") visit(schema.value, wire);
    if ("inner" in schema) visit(schema.inner, wire);
  };
  for (const { route } of routes) {
    for (const shape of [route.params, route.query, route.headers]) if (shape) visitType(shape.name.pascal, "text");
    if (route.locals) visitType(route.locals.name.pascal, "json");
    for (const { body } of [route, ...route.responses]) if (body?.kind === "json") visit(body.schema, "json");
  }
  return wires;
}

function partsOf(type: TypeRow): Schema[] {
  if (type.kind === "object") return type.shape.fields.map(({ schema }) => schema);
  return type.kind === "alias" ? [type.schema] : [];
}
