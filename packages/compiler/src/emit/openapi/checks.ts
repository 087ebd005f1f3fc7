import type { LengthCheck, NumberCheck, NumberFormat, Pattern, RangeCheck, TextCheck } from "../../model.ts";
import { type JsonObject, jsonObject } from "./json-object.ts";

/** `minLength` and `maxLength`, which count code points, or `minItems` and `maxItems`. */
export function lengthKeywords(checks: readonly LengthCheck[], unit: "Length" | "Items"): JsonObject {
  const bounds = (kind: "min" | "max") =>
    checks.filter((check) => check.kind === kind || check.kind === "length").map(({ value }) => value);
  return jsonObject({ [`min${unit}`]: highest(bounds("min")), [`max${unit}`]: lowest(bounds("max")) });
}

/**
 * What checks of a string say in JSON Schema. Where the string is changed between them nothing is said: some hold for what
 * is sent, and others for what becomes of it.
 */
export function textKeywords(checks: readonly TextCheck[]): JsonObject {
  if (checks.some(({ kind }) => kind === "change" || kind === "url")) return formatKeyword(checks);
  const lengths = checks.filter(isLength);
  const patterns = checks.flatMap(patternOf);
  const [only] = patterns;
  return {
    ...lengthKeywords(lengths, "Length"),
    ...formatKeyword(checks),
    ...(only !== undefined && patterns.length === 1 ? { pattern: only } : {}),
    ...(patterns.length > 1 ? { allOf: patterns.map((pattern) => ({ pattern })) } : {}),
  };
}

/** A pattern that means the same without flags. JSON Schema reads it with the flag `u`. */
export function plainPattern({ source, flags }: Pattern): string[] {
  return /^u?$/.test(flags) && isUnicodePattern(source) ? [source] : [];
}

function isUnicodePattern(source: string): boolean {
  try {
    return new RegExp(source, "u").source === source;
  } catch {
    return false;
  }
}

function isLength(check: TextCheck): check is LengthCheck {
  return check.kind === "min" || check.kind === "max" || check.kind === "length";
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function patternOf(check: TextCheck): string[] {
  switch (check.kind) {
    case "pattern":
      return plainPattern(check.pattern);
    case "prefix":
      return [`^${escapePattern(check.text)}`];
    case "suffix":
      return [`${escapePattern(check.text)}$`];
    case "includes":
      return check.position === undefined ? [escapePattern(check.text)] : [];
    default:
      return [];
  }
}

function formatKeyword(checks: readonly TextCheck[]): JsonObject {
  const formats = checks.flatMap((check) => {
    if (check.kind === "url") return ["uri"];
    return check.kind === "pattern" || check.kind === "format" ? [FORMATS[check.format]] : [];
  });
  return jsonObject({ format: formats.find((format) => format !== undefined) });
}

/** The formats of zod that JSON Schema or OpenAPI has a name for. */
const FORMATS: Readonly<Record<string, string>> = {
  email: "email",
  uuid: "uuid",
  guid: "uuid",
  datetime: "date-time",
  date: "date",
  time: "time",
  duration: "duration",
  ipv4: "ipv4",
  ipv6: "ipv6",
  hostname: "hostname",
};

/** `minimum`, `exclusiveMaximum`, `multipleOf` and the like. */
export function numberKeywords(checks: readonly NumberCheck[]): JsonObject {
  const steps = checks.flatMap((check) => (check.kind === "multipleOf" ? [check.value] : []));
  const [only] = steps;
  return {
    ...rangeKeywords(rangesOf(checks)),
    ...(only !== undefined && steps.length === 1 ? { multipleOf: only } : {}),
    ...(steps.length > 1 ? { allOf: steps.map((multipleOf) => ({ multipleOf })) } : {}),
  };
}

function rangesOf(checks: readonly NumberCheck[]): RangeCheck[] {
  return checks.flatMap((check) => {
    if (check.kind === "min" || check.kind === "max") return [check];
    const [least, most] = check.kind === "format" ? FORMAT_RANGES[check.format] : [];
    return [
      ...(least === undefined ? [] : [{ kind: "min", value: least, inclusive: true } as const]),
      ...(most === undefined ? [] : [{ kind: "max", value: most, inclusive: true } as const]),
    ];
  });
}

/** Integers end where JavaScript's numbers lose them. */
const FORMAT_RANGES: Readonly<Record<NumberFormat, readonly [least?: number, most?: number]>> = {
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-3.4028234663852886e38, 3.4028234663852886e38],
  float64: [],
};

function rangeKeywords(checks: readonly RangeCheck[]): JsonObject {
  const bounds = (kind: "min" | "max", inclusive: boolean) =>
    checks.filter((check) => check.kind === kind && check.inclusive === inclusive).map(({ value }) => value);
  return jsonObject({
    minimum: highest(bounds("min", true)),
    exclusiveMinimum: highest(bounds("min", false)),
    maximum: lowest(bounds("max", true)),
    exclusiveMaximum: lowest(bounds("max", false)),
  });
}

function highest(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.max(...values) : undefined;
}

function lowest(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.min(...values) : undefined;
}
