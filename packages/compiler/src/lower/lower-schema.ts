import { showValue } from "../contract/show-value.ts";
import type { Schema } from "../model.ts";
import { lowerChoice } from "./choice.ts";
import { lowerDefault } from "./default-value.ts";
import { lowerObject } from "./lower-object.ts";
import { lowerPlain } from "./lower-plain.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { hasId } from "./metadata.ts";
import { type Declaration, declareType } from "./type-table.ts";
import { type Absence, unwrap } from "./unwrap.ts";
import { isZod, type ZodSchema } from "./zod.ts";

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

/** A schema and what it says about itself, where the value may be absent: as a field of an object. */
export function lowerField(
  lowering: Lowering,
  schema: unknown,
  place: Place,
): { readonly schema: Schema; readonly docs: string | undefined } | undefined {
  if (!checkZod(lowering, schema, place)) return undefined;
  const unwrapped = unwrap(lowering, schema, place);
  if (!unwrapped) return undefined;
  const { core, nullable, absence } = unwrapped;
  const lowered = lowerCore(lowering, core, place);
  if (!lowered) return undefined;
  const field = wrapAbsence(lowering, wrapNullable(lowered, nullable), absence, place);
  return field && { schema: field, docs: fieldDocs(lowering, lowered, unwrapped.docs) };
}

/** A body's schema, which has a name in any case: its own, or the place's. */
export function lowerBodySchema(lowering: Lowering, schema: unknown, place: Place): Schema | undefined {
  const lowered = lowerSchema(lowering, schema, place);
  if (lowered === undefined || lowered.kind === "named" || !isZod(schema)) return lowered;
  return declareType(lowering, schema, place, () => ({ kind: "alias", schema: lowered }));
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

function lowerCore(lowering: Lowering, core: ZodSchema, place: Place): Schema | undefined {
  const { def } = core._zod;
  switch (def.type) {
    case "object":
      return declareType(lowering, core, place, (name, inner) => lowerObject(lowering, def, name, inner));
    case "enum":
    case "literal":
      return declareType(lowering, core, place, () => lowerChoice(lowering, def, place));
    default:
      if (!hasId(lowering, core)) return lowerPlain(lowering, def, place);
      return declareType(lowering, core, place, (_, inner) => alias(lowerPlain(lowering, def, inner)));
  }
}

function alias(schema: Schema | undefined): Declaration | undefined {
  return schema && { kind: "alias", schema };
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
  const value = lowerDefault(lowering, absence.wrapper._zod.def, absence.inner, place);
  return value === undefined ? undefined : { kind: "default", inner, value };
}

/** A field does not repeat what its type says about itself. */
function fieldDocs({ types }: Lowering, schema: Schema, docs: string | undefined): string | undefined {
  const type = schema.kind === "named" && types.rows.find(({ name }) => name.pascal === schema.name.pascal);
  return type && type.docs === docs ? undefined : docs;
}
