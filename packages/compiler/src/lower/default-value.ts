import { showValue } from "../contract/show-value.ts";
import type { Json } from "../model.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { runZod, type ZodDef, type ZodSchema } from "./zod.ts";

/**
 * The value of a `.default(…)`, which must be the same at any time and be one that the schema itself gives: zod hands
 * defaults out unchecked, so a wrong one would be a lie in both languages' types.
 */
export function lowerDefault(lowering: Lowering, def: ZodDef, inner: ZodSchema, place: Place): Json | undefined {
  const read = readDefault(def);
  if (!read.ok) {
    const problem = "throws when it is read";
    return refuse(lowering, "schema/default", place, { problem, found: read.error, fix: "write the value itself" });
  }
  const { value } = read;
  const text = jsonText(value);
  if (text === undefined) {
    const problem = "is no value of JSON";
    return refuse(lowering, "schema/default", place, {
      problem,
      found: showValue(value),
      fix: "write a value of JSON",
    });
  }
  if (jsonText(read.again) !== text) {
    const fix = "write a fixed value, or .optional() and make the value in the handler";
    const found = "a function that makes another value each time";
    return refuse(lowering, "schema/default", place, { problem: "is not one value", found, fix });
  }
  const result = runZod(inner, value);
  if (result.issues.length > 0 || jsonText(result.value) !== text) {
    const problem = "is not what its own schema gives";
    const fix = "write a valid value with all of the schema's keys, in their order, and no others";
    return refuse(lowering, "schema/default", place, { problem, found: text, fix });
  }
  return JSON.parse(text);
}

type Read =
  | { readonly ok: true; readonly value: unknown; readonly again: unknown }
  | { readonly ok: false; readonly error: string };

/** zod does not tell a value from a function that makes one, so it is made twice, at two times. */
function readDefault(def: ZodDef): Read {
  try {
    return { ok: true, value: def.defaultValue, again: atAnotherTime(() => def.defaultValue) };
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
