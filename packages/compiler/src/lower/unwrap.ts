import { readPlainDefinition } from "./definition.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { hasId, isDeprecated, readDocs } from "./metadata.ts";
import { isZod, type ZodSchema } from "./zod.ts";

/** A schema without what stands around it. */
export interface Unwrapped {
  readonly core: ZodSchema;
  readonly nullable: boolean;
  readonly absence: Absence | undefined;
  /** The outermost description. */
  readonly docs: string | undefined;
  readonly deprecated: boolean;
}

/** What a field may be instead of a value. */
export type Absence =
  | { readonly kind: "optional" }
  /** The value is read from `wrapper` when `core` is known to be supported. */
  | { readonly kind: "default"; readonly wrapper: ZodSchema; readonly inner: ZodSchema };

/**
 * Takes `.optional()`, `.nullable()`, `.default()` and `.readonly()` off, in whatever order they stand. On JSON the order makes no
 * difference: a default replaces an absent value also inside of `.optional()`, where `.partial()` puts it, the outermost
 * default wins, and null passes wherever `.nullable()` stands.
 */
export function unwrap(lowering: Lowering, schema: ZodSchema, place: Place): Unwrapped | undefined {
  let core = schema;
  let nullable = false;
  let absence: Absence | undefined;
  let docs = readDocs(lowering, schema);
  let deprecated = isDeprecated(lowering, schema);
  while (WRAPPERS.includes(core._zod.def.type)) {
    const { def } = core._zod;
    const inner = def.innerType;
    const read = readPlainDefinition(lowering, def, place, ["innerType", "defaultValue"]);
    if (!read || !checkId(lowering, core, place)) return undefined;
    if (!isZod(inner)) return refuse(lowering, "schema/not-zod", place, { found: String(inner) });
    const hasDefault = def.type === "default" || def.type === "prefault";
    if (def.type === "nullable") nullable = true;
    else if (hasDefault && absence?.kind !== "default") absence = { kind: "default", wrapper: core, inner };
    else if (def.type !== "readonly") absence ??= { kind: "optional" };
    core = inner;
    docs ??= readDocs(lowering, core);
    deprecated ||= isDeprecated(lowering, core);
  }
  return { core, nullable, absence, docs, deprecated };
}

/** `.readonly()` says nothing that JSON could carry. */
const WRAPPERS = ["optional", "nullable", "default", "prefault", "readonly"];

function checkId(lowering: Lowering, wrapper: ZodSchema, place: Place): boolean {
  if (!hasId(lowering, wrapper)) return true;
  const { type } = wrapper._zod.def;
  refuse(lowering, "schema/id", place, {
    problem: `stands outside of .${type}(), which is not a part of the type`,
    found: `.${type}().meta({ id })`,
    fix: `move .meta({ id }) in front of .${type}()`,
  });
  return false;
}
