import { showValue } from "../contract/show-value.ts";
import type { Json, Name, Presence, Schema } from "../model.ts";
import { lowerChoice } from "./choice.ts";
import { lowerDefault } from "./default-value.ts";
import { refuseChecks } from "./definition.ts";
import { lowerIntersection } from "./lower-intersection.ts";
import { lowerObject } from "./lower-object.ts";
import { lowerPlain } from "./lower-plain.ts";
import { lowerUnion } from "./lower-union.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { hasId, isDeprecatedType, readTypeDocs } from "./metadata.ts";
import { lowerRefinements, splitRefinements } from "./refinements.ts";
import { type Declaration, declareType } from "./type-table.ts";
import { type Absence, type Unwrapped, unwrap } from "./unwrap.ts";
import { isZod, runZod, type ZodSchema } from "./zod.ts";

/** A schema where a value must be present. */
export function lowerSchema(lowering: Lowering, schema: unknown, place: Place): Schema | undefined {
  if (!checkZod(lowering, schema, place)) return undefined;
  const unwrapped = unwrap(lowering, schema, place);
  if (!unwrapped) return undefined;
  const { core, nullable, absence } = unwrapped;
  if (absence) refuse(lowering, "schema/absence", place, { found: `.${absence.kind}()` });
  const lowered = lowerCore(lowering, core, place);
  return absence || !lowered ? undefined : wrapNullable(lowered, nullable);
}

/** A schema where the value may be absent: a field of an object, an item of a tuple. */
export interface LoweredField {
  readonly schema: Schema;
  readonly presence: Presence;
  readonly absent?: Json;
  /** What it says about itself. */
  readonly docs: string | undefined;
  readonly deprecated: boolean;
}

export function lowerField(lowering: Lowering, schema: unknown, place: Place): LoweredField | undefined {
  if (!checkZod(lowering, schema, place)) return undefined;
  const unwrapped = unwrap(lowering, schema, place);
  if (!unwrapped) return undefined;
  const { core, nullable, absence } = unwrapped;
  const lowered = lowerCore(lowering, core, place);
  if (!lowered) return undefined;
  const field = wrapAbsence(lowering, wrapNullable(lowered, nullable), absence, place);
  return field && { ...settleAbsence(field, schema), ...saidOfField(lowering, lowered, unwrapped) };
}

/** What zod makes of an absent value, where schemas within say something about it, too. */
function settleAbsence(field: Schema, schema: ZodSchema): Omit<LoweredField, "docs" | "deprecated"> {
  const { optin, optout } = schema._zod;
  if (optin === undefined) return { schema: field, presence: "required" };
  if (optout !== undefined && !(field.kind === "default" || optin === "defaulted")) {
    return { schema: liftOptional(field), presence: "optional" };
  }
  const { value, issues } = runZod(schema, undefined);
  // Its issues are those of a value that must be there.
  if (issues.length > 0) return { schema: field, presence: "required" };
  if (value === undefined) return { schema: { kind: "optional", inner: field }, presence: "optional" };
  // A schema within that fills its absence does so also behind `.optional()`.
  const filled = field.kind === "optional" ? field.inner : field;
  return { schema: filled, presence: "filled", absent: JSON.parse(JSON.stringify(value)) };
}

/** What is absent is not caught. */
function liftOptional(field: Schema): Schema {
  if (field.kind !== "catch" || field.inner.kind !== "optional") return field;
  return { kind: "optional", inner: { ...field, inner: field.inner.inner } };
}

/** A body's schema, which has a name in any case: its own, or the place's. */
export function lowerBodySchema(lowering: Lowering, schema: unknown, place: Place): Schema | undefined {
  const lowered = lowerSchema(lowering, schema, place);
  if (lowered === undefined || lowered.kind === "named" || !isZod(schema)) return lowered;
  return declareType(lowering, schema, place, () => alias(lowered));
}

function checkZod(lowering: Lowering, schema: unknown, place: Place): schema is ZodSchema {
  if (!isZod(schema)) {
    refuse(lowering, "schema/not-zod", place, { found: showValue(schema) });
    return false;
  }
  const { major, minor, patch } = schema._zod.version;
  if (major === 4 && minor >= 6) return true;
  refuse(lowering, "contract/zod-version", place, { found: `${major}.${minor}.${patch}` });
  return false;
}

/** `named` is a `z.lazy` around the schema, which may have the id that the schema itself has not. */
function lowerCore(lowering: Lowering, core: ZodSchema, place: Place, named: ZodSchema = core): Schema | undefined {
  const { plain, functions } = splitRefinements(core);
  const { def } = plain._zod;
  const declare = (make: (name: Name, inner: Place) => Declaration | undefined): Schema | undefined =>
    declareType(lowering, core, place, (name, inner) => refine(make(name, inner), inner), named);
  const refine = (declaration: Declaration | undefined, inner: Place): Declaration | undefined => {
    const refinements = lowerRefinements(lowering, functions, inner);
    return declaration && refinements && { ...declaration, ...(refinements.length > 0 ? { refinements } : {}) };
  };
  switch (def.type) {
    case "object":
      return declare((name, inner) => lowerObject(lowering, def, name, inner));
    case "intersection":
      return declare((name, inner) => lowerIntersection(lowering, def, name, inner));
    case "enum":
    case "literal":
      return declare(() => lowerChoice(lowering, def, place));
    case "union":
      return declare((_, inner) => lowerUnion(lowering, plain, inner));
    case "lazy":
      return lowerLazy(lowering, core, place);
    default:
      // Such a tuple is a type of its own in Rust, which has none for it; so is what a function has checked.
      if (!hasId(lowering, named) && !isUnevenTuple(core) && functions.length === 0) {
        return lowerPlain(lowering, core, place);
      }
      return declare((_, inner) => alias(lowerPlain(lowering, plain, inner)));
  }
}

/** A `z.lazy` is the schema inside, unless that needs a name of its own to contain itself by. */
function lowerLazy(lowering: Lowering, lazy: ZodSchema, place: Place): Schema | undefined {
  const inner = lazy._zod.innerType;
  if (!refuseChecks(lowering, lazy._zod.def, place)) return undefined;
  if (isZod(inner) && DECLARED.includes(inner._zod.def.type)) {
    const ownId = hasId(lowering, inner);
    if (!hasId(lowering, lazy)) return lowerCore(lowering, inner, place);
    if (!ownId) return lowerCore(lowering, inner, place, lazy);
  }
  return declareType(lowering, lazy, place, (_, within) => alias(lowerSchema(lowering, inner, within)));
}

/** Types of schemas that become a type with a name in any case. */
const DECLARED = ["object", "intersection", "enum", "literal", "union"];

function isUnevenTuple({ _zod: { def } }: ZodSchema): boolean {
  if (def.type !== "tuple") return false;
  const items = def.items as readonly ZodSchema[];
  return (def.rest !== null && def.rest !== undefined) || items.some((item) => item._zod?.optin !== undefined);
}

function alias(schema: Schema | undefined): Declaration | undefined {
  return schema && { kind: "alias", schema: withoutFormat(schema) };
}

/** A name of one's own says more than that of a format. */
function withoutFormat(schema: Schema): Schema {
  switch (schema.kind) {
    case "string":
      return { ...schema, format: undefined };
    case "pipe":
      return { ...schema, to: withoutFormat(schema.to) };
    case "catch":
      return { ...schema, inner: withoutFormat(schema.inner) };
    default:
      return schema;
  }
}

function wrapNullable(schema: Schema, nullable: boolean): Schema {
  return nullable ? { kind: "nullable", inner: schema } : schema;
}

function wrapAbsence(
  lowering: Lowering,
  inner: Schema,
  absence: Absence | undefined,
  place: Place,
): Schema | undefined {
  if (absence === undefined) return inner;
  if (absence.kind === "optional") return { kind: "optional", inner };
  const value = lowerDefault(lowering, absence.wrapper._zod.def, { zod: absence.inner, schema: inner }, place);
  return value === undefined ? undefined : { kind: "default", inner, value };
}

/** A field does not repeat what its type says about itself. Of a type that contains the field, there is no row yet. */
function saidOfField(
  lowering: Lowering,
  schema: Schema,
  { core, docs, deprecated }: Unwrapped,
): Pick<LoweredField, "docs" | "deprecated"> {
  if (schema.kind !== "named") return { docs, deprecated };
  return {
    docs: readTypeDocs(lowering, core) === docs ? undefined : docs,
    deprecated: deprecated && !isDeprecatedType(lowering, core),
  };
}
