import type { LoweredContract } from "../lower/lower-contract.ts";
import type { Schema, Wire } from "../model.ts";
import { partsOfSchema, partsOfType, schemaOfBody } from "../schema-parts.ts";
import { calledOf } from "./called.ts";

/** How values of each type arrive, by the type's name. */
export type Wires = ReadonlyMap<string, ReadonlySet<Wire>>;

/** Follows every part of the contract to the types that it is made of. */
export function collectWires(lowered: LoweredContract): Wires {
  const { routes, bindings, types } = lowered;
  const wires = new Map<string, Set<Wire>>();
  const byName = new Map(types.map((type) => [type.name.pascal, type]));
  const visitType = (name: string, wire: Wire): void => {
    const known = wires.get(name) ?? new Set();
    wires.set(name, known);
    const type = byName.get(name);
    if (known.has(wire) || !type) return;
    known.add(wire);
    for (const schema of partsOfType(type)) visit(schema, wire);
  };
  const visit = (schema: Schema, wire: Wire): void => {
    if (schema.kind === "named") visitType(schema.name.pascal, wire);
    for (const part of partsOfSchema(schema)) visit(part, wire);
  };
  for (const { route } of routes) {
    const form = route.body?.kind === "form" ? route.body.shape : undefined;
    for (const shape of [route.params, route.query, route.headers, route.cookies, form])
      if (shape) visitType(shape.name.pascal, "text");
    if (route.locals) visitType(route.locals.name.pascal, "json");
    for (const { headers } of route.responses) if (headers) visitType(headers.name.pascal, "json");
    for (const { body } of [route, ...route.responses]) {
      const schema = schemaOfBody(body);
      if (schema) visit(schema, "json");
    }
  }
  const called = calledOf(lowered).flatMap(({ fn }) => [fn.input, fn.output]);
  const bound = bindings.flatMap(({ schema, metadata }) => [schema, metadata]);
  for (const schema of [...called, ...bound]) if (schema) visit(schema, "json");
  return wires;
}
