import type { Name, NamedType, Schema } from "../model.ts";
import { createName } from "../names.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { isDeprecatedType, readId, readTypeDocs } from "./metadata.ts";
import type { ZodSchema } from "./zod.ts";

/**
 * The named types that were met so far. A schema is known by its definition, which copies by `.meta()` and `.describe()`
 * share, so that it becomes one type wherever it is used.
 */
export interface TypeTable {
  /** Each after the types it uses. */
  readonly rows: TypeRow[];
  readonly states: Map<object, Map<string, State>>;
  readonly ids: Map<string, Holder>;
}

/** The first schema that was met with an id, and where. */
export interface Holder {
  readonly schema: ZodSchema;
  readonly place: Place;
}

/** A type before it is known how its values arrive. */
export type TypeRow = { readonly path: string } & WithoutWire<NamedType>;

type WithoutWire<T> = T extends unknown ? Omit<T, "wire" | "deep" | "recursive"> : never;

/** What a declaration says beyond its name. */
export type Declaration = TypeRow extends infer Row
  ? Row extends unknown
    ? Omit<Row, "path" | "name" | "docs" | "deprecated" | "location">
    : never
  : never;

/** A type is open while its own parts are lowered, and failed when one of them was refused. */
type State = { readonly open: true; readonly name: Name } | "failed" | TypeRow;

export function createTypeTable(): TypeTable {
  return { rows: [], states: new Map(), ids: new Map() };
}

/**
 * A reference to the type of a schema, which `declare` describes when it is met first: its name, and the place that its
 * parts are named after. `named` is the schema that has the id, where that is another one: a `z.lazy` around it.
 */
export function declareType(
  lowering: Lowering,
  schema: ZodSchema,
  place: Place,
  declare: (name: Name, inner: Place) => Declaration | undefined,
  named: ZodSchema = schema,
): Schema | undefined {
  const { types } = lowering;
  const { def } = schema._zod;
  const id = readId(lowering, named, place);
  if (id !== undefined && !claimId(lowering, id, { schema: named, place })) return undefined;
  const states = types.states.get(def) ?? new Map<string, State>();
  types.states.set(def, states);
  const key = id ?? "";
  // A schema that contains itself is named before its parts are known; a copy under another id would have no end.
  const open = [...states.values()].find((state) => state !== "failed" && "open" in state);
  const known = open ?? states.get(key);
  if (known === "failed") return undefined;
  if (known !== undefined) return { kind: "named", name: known.name };
  const name = createName(id ?? place.typeName);
  states.set(key, { open: true, name });
  const declaration = declare(name, { ...place, typeName: name.pascal });
  if (!declaration) {
    states.set(key, "failed");
    return undefined;
  }
  const { path, location } = place;
  const said = { docs: readTypeDocs(lowering, named), deprecated: isDeprecatedType(lowering, named) };
  const row: TypeRow = { name, ...said, path, location, ...declaration };
  states.set(key, row);
  types.rows.push(row);
  return { kind: "named", name };
}

/** The row of a type, once all of its parts are known. */
export function findType({ types }: Lowering, name: Name): TypeRow | undefined {
  return types.rows.find((row) => row.name.pascal === name.pascal);
}

function claimId(lowering: Lowering, id: string, claim: Holder): boolean {
  const { ids } = lowering.types;
  const holder = ids.get(id);
  if (holder === undefined) ids.set(id, claim);
  if (holder === undefined || holder.schema._zod.def === claim.schema._zod.def) return true;
  refuse(lowering, "schema/id-taken", claim.place, { id, first: holder.place.location });
  return false;
}
