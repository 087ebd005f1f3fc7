import { showValue } from "../contract/show-value.ts";
import type { Json, Schema } from "../model.ts";
import { isStringBool } from "../schema-parts.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { runZod, type ZodDef, type ZodSchema } from "./zod.ts";

/** Whose value it is. */
type From = "default" | "catch";

/**
 * The value of a `.default(…)`, or what the schema makes of that of a `.prefault(…)`. It must be the same at any time and
 * be one that the schema itself gives: zod hands defaults out unchecked, so a wrong one would be a lie in both languages'
 * types.
 */
export function lowerDefault(
  lowering: Lowering,
  def: ZodDef,
  { zod: inner, schema }: { readonly zod: ZodSchema; readonly schema: Schema },
  place: Place,
): Json | undefined {
  const fixed = readFixed(lowering, () => def.defaultValue, place, "default");
  if (!fixed) return undefined;
  if (def.type !== "prefault") return checkOutput(lowering, { ...fixed, schema }, inner, place, "default");
  const result = runZod(inner, JSON.parse(fixed.text));
  const text = jsonText(result.value);
  if (result.issues.length === 0 && text !== undefined) {
    return checkOutput(lowering, { text, schema }, inner, place, "default");
  }
  const problem = "is not what its own schema takes";
  return refuse(lowering, "schema/default", place, {
    from: "default",
    problem,
    found: fixed.text,
    fix: "write a valid value",
  });
}

/** A value of JSON. */
interface Fixed {
  readonly text: string;
}

/** A value that is the same whenever it is made. */
export function readFixed(lowering: Lowering, make: () => unknown, place: Place, from: From): Fixed | undefined {
  const refuseValue = (problem: string, found: string, fix: string) =>
    refuse(lowering, "schema/default", place, { from, problem, found, fix });
  const read = readTwice(make);
  if (!read.ok) return refuseValue("throws when it is read", read.error, "write the value itself");
  const text = jsonText(read.value);
  if (text === undefined) return refuseValue("is no value of JSON", showValue(read.value), "write a value of JSON");
  if (jsonText(read.again) !== text) {
    const fix = "write a fixed value, or .optional() and make the value in the handler";
    return refuseValue("is not one value", "a function that makes another value each time", fix);
  }
  return { text };
}

/** A value that its own schema gives back as it is, or gives at all if that schema has another input. */
export function checkOutput(
  lowering: Lowering,
  { text, schema }: Fixed & { readonly schema: Schema },
  inner: ZodSchema,
  place: Place,
  from: From,
): Json | undefined {
  if (isStringBool(schema) && typeof JSON.parse(text) === "boolean") return JSON.parse(text);
  const result = runZod(inner, JSON.parse(text));
  if (result.issues.length === 0 && jsonText(result.value) === text) return JSON.parse(text);
  const problem = "is not what its own schema gives";
  const fix = "write a valid value with all of the schema's keys, in their order, and no others";
  return refuse(lowering, "schema/default", place, { from, problem, found: text, fix });
}

type Read =
  | { readonly ok: true; readonly value: unknown; readonly again: unknown }
  | { readonly ok: false; readonly error: string };

/** zod does not tell a value from a function that makes one, so it is made twice, at two times. */
function readTwice(make: () => unknown): Read {
  try {
    return { ok: true, value: make(), again: atAnotherTime(make) };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

function atAnotherTime<T>(action: () => T): T {
  const { Date: RealDate } = globalThis;
  const later = () => RealDate.now() + 400 * 24 * 60 * 60 * 1000;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length > 0 ? parameters : [later()], newTarget),
    apply: () => new RealDate(later()).toString(),
    get: (target, key) => (key === "now" ? later : Reflect.get(target, key)),
  });
  try {
    return action();
  } finally {
    globalThis.Date = RealDate;
  }
}

/** A value as JSON, or `undefined` if JSON would lose a part of it. */
export function jsonText(value: unknown): string | undefined {
  return isJson(value) ? JSON.stringify(value) : undefined;
}

function isJson(value: unknown): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return Array.from(value).every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}
