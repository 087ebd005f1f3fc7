/** What zod can say and Bimetal does not, and what to write instead. */
import type { ZodCheck, ZodDef } from "./zod.ts";

const IN_THE_HANDLER = "and check the rest in the handler";

/** By `def.type`. A type that is not here is refused too, with less to say. */
const TYPES: Readonly<Record<string, { readonly written: string; readonly fix: string }>> = {
  bigint: {
    written: "z.bigint()",
    fix: "JSON has no big integers: write z.string().regex(/^-?\\d{1,19}$/) and convert it in the handler",
  },
  symbol: { written: "z.symbol()", fix: "JSON has no symbols: delete it" },
  undefined: { written: "z.undefined()", fix: "delete the field, or write .optional() on one that may be absent" },
  void: { written: "z.void()", fix: "write empty() for a response without a body" },
  nan: { written: "z.nan()", fix: "JSON has no NaN: write z.number().nullable()" },
  date: { written: "z.date()", fix: "JSON has no dates: write z.string() and convert it in the handler" },
  map: { written: "z.map()", fix: "write z.record(z.string(), …)" },
  set: { written: "z.set()", fix: "write z.array(…)" },
  function: { written: "z.function()", fix: "JSON has no functions: delete it" },
  promise: { written: "z.promise()", fix: "write the schema of the value itself" },
  success: { written: "z.success()", fix: "write the inner schema" },
  transform: { written: "a transform", fix: `write the schema of the value that is sent ${IN_THE_HANDLER}` },
  custom: { written: "z.custom()", fix: `write the schema of the value that is sent ${IN_THE_HANDLER}` },
};

const TWINS = 'write .refine(isRight, twin("crate::checks::is_right")) for each rule, with the same check in Rust';
const MOVE =
  "write it behind all other checks of the schema, and in front of .optional(), .nullable(), .pipe() and the like";

/** By the check's own name. A check that is not here is refused too, with less to say. */
const CHECKS: Readonly<Record<string, { readonly written: string; readonly fix: string }>> = {
  custom: { written: "a check that is a function", fix: TWINS },
  overwrite: {
    written: "a change of the value",
    fix: "write .trim(), .toLowerCase(), .toUpperCase(), .normalize() or .slugify(), or change it in the handler",
  },
  property: { written: "z.property()", fix: "write z.object({ … }) with a check on the field" },
};

interface Refusal {
  /** As the author has written it. */
  readonly found: string;
  readonly fix: string;
}

/** Why a type cannot be lowered. */
export function refuseType(def: ZodDef): Refusal {
  const row = TYPES[def.type];
  if (row) return { found: row.written, fix: row.fix };
  if (typeof def.format === "string") return refuseFormat(def.type, def.format);
  return { found: `the zod type "${def.type}"`, fix: "write one of the supported schemas" };
}

/** Why a check cannot be lowered. */
export function refuseCheck({ _zod: { def } }: ZodCheck): Refusal {
  const { check } = def;
  if (def.twin !== undefined) return { found: "a check with a twin in this place", fix: MOVE };
  const row = CHECKS[check];
  if (row) return { found: row.written, fix: row.fix };
  return { found: `the zod check "${check}"`, fix: "delete it, and check the value in the handler" };
}

/** Why a format cannot be lowered. */
export function refuseFormat(type: string, format: string): Refusal {
  if (type === "number") return { found: `z.${format}()`, fix: "write z.int() or z.number(), with .min() and .max()" };
  const iso = ["datetime", "date", "time", "duration"].includes(format);
  return { found: iso ? `z.iso.${format}()` : `the format "${format}"`, fix: `write z.string() ${IN_THE_HANDLER}` };
}
