import type { Parser } from "bimetal/schema";
import type { z } from "zod";
import { nodeName } from "../src/emit/nodes-rs/index.ts";
import type { NamedType, Schema } from "../src/index.ts";
import { compileFixture, loadRoutes, zodOf } from "./compile-fixture.ts";

/** A fixture in `contracts/` whose routes are named after the schemas of their bodies, with what was emitted for it. */
export interface Fixture {
  readonly name: string;
  /** The routes. */
  readonly schemas: readonly string[];
  readonly types: ReadonlyMap<string, NamedType>;
  readonly zodOf: (schema: string) => z.ZodType;
  readonly modelOf: (schema: string) => Schema;
  readonly typeOf: (schema: string) => string;
  /** The constant in `nodes.rs`. */
  readonly nodeOf: (schema: string) => string;
  readonly parserOf: (schema: string) => Parser<unknown>;
}

export async function loadFixture(name: string): Promise<Fixture> {
  const { model } = await compileFixture("contracts", name);
  const routes = await loadRoutes(name);
  const parsers: Record<string, unknown> = await import(`../fixtures/contracts/${name}/generated/schemas.ts`);
  const modelOf = (schema: string): Schema => {
    const body = model.routes.find((route) => route.name.author === schema)?.body;
    if (body?.kind !== "json") throw new Error(`${schema} has no body`);
    return body.schema;
  };
  const typeOf = (schema: string): string => {
    const body = modelOf(schema);
    return body.kind === "named" ? body.name.pascal : "";
  };
  return {
    name,
    schemas: Object.keys(routes).filter((name) => "body" in (routes[name]?.options ?? {})),
    types: new Map(model.types.map((type) => [type.name.pascal, type])),
    zodOf: (schema) => zodOf(routes, [schema], "body"),
    modelOf,
    typeOf,
    nodeOf: (schema) => {
      const body = modelOf(schema);
      return body.kind === "named" ? nodeName(body.name) : "";
    },
    parserOf: (schema) => parsers[typeOf(schema)] as Parser<unknown>,
  };
}
