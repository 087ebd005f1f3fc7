import type { NumberCheck, NumberFormat, RangeCheck, Schema } from "../model.ts";
import { allOf } from "./all-of.ts";
import { readCheck, readDefinition } from "./definition.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { refuseCheck } from "./refusals.ts";
import { checksOf, type ZodCheck, type ZodDef } from "./zod.ts";

/** A `z.number()` or one of the number formats, which are their own first check. */
export function lowerNumber(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  const read = readDefinition(lowering, def, place, ["check", "format", "abort"]);
  const own: NumberCheck[] =
    def.format === undefined
      ? []
      : [{ kind: "format", format: def.format as NumberFormat, ...(def.abort === true ? { abort: true } : {}) }];
  const others = allOf(checksOf(def).map((check) => lowerNumberCheck(lowering, check, place)));
  if (!read || !others) return undefined;
  const checks = [...own, ...others];
  const formats = checks.flatMap((check) => (check.kind === "format" ? [check.format] : []));
  if (!formats.some((format) => format.includes("int"))) return { kind: "number", checks, ...read };
  const width = formats.includes("int32") ? "i32" : formats.includes("uint32") ? "u32" : "i64";
  return { kind: "int", width, checks, ...read };
}

const RANGES: Readonly<Record<string, RangeCheck["kind"]>> = { greater_than: "min", less_than: "max" };
const FORMATS: readonly unknown[] = ["safeint", "int32", "uint32", "float32", "float64"];

function lowerNumberCheck(lowering: Lowering, check: ZodCheck, place: Place): NumberCheck | undefined {
  const { def } = check._zod;
  if (RANGES[def.check] !== undefined) return lowerRange(lowering, check, place);
  if (def.check === "multiple_of") {
    const read = readCheck(lowering, check, place, ["value"]);
    const value = readBound(lowering, def.value, ".multipleOf", place);
    return read && value !== undefined ? { kind: "multipleOf", value, ...read } : undefined;
  }
  if (def.check !== "number_format" || !FORMATS.includes(def.format)) {
    return refuse(lowering, "schema/check", place, refuseCheck(check));
  }
  const read = readCheck(lowering, check, place, ["format", "type"]);
  return read && { kind: "format", format: def.format as NumberFormat, ...read };
}

function lowerRange(lowering: Lowering, check: ZodCheck, place: Place): NumberCheck | undefined {
  const { def } = check._zod;
  const kind = RANGES[def.check] ?? "min";
  const inclusive = def.inclusive === true;
  const read = readCheck(lowering, check, place, ["value", "inclusive"]);
  const value = readBound(lowering, def.value, `.${inclusive ? kind : { min: "gt", max: "lt" }[kind]}`, place);
  return read && value !== undefined ? { kind, value, inclusive, ...read } : undefined;
}

function readBound(lowering: Lowering, value: unknown, method: string, place: Place): number | undefined {
  if (Number.isFinite(value)) return Number(value) + 0;
  return refuse(lowering, "schema/bound", place, {
    found: `${method}(${String(value)})`,
    expected: "a finite number",
  });
}
