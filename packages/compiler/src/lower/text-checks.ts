import type { Pattern, Schema, TextCheck, TextFormat } from "../model.ts";
import { allOf } from "./all-of.ts";
import { type CheckOptions, readCheck, readDefinition } from "./definition.ts";
import { isLengthCheck, lowerLengthCheck } from "./length-checks.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import { refuseCheck, refuseFormat } from "./refusals.ts";
import { identifyChange } from "./text-change.ts";
import { formatOf } from "./text-format.ts";
import { checksOf, type ZodCheck, type ZodDef } from "./zod.ts";

/** A `z.string()` or one of the string formats, which are their own first check. */
export function lowerString(lowering: Lowering, def: ZodDef, place: Place): Schema | undefined {
  const read = readDefinition(lowering, def, place, ["check", ...FORMAT_MEMBERS]);
  const abort = def.abort === true ? { abort: true } : {};
  const own = typeof def.format === "string" ? [lowerFormat(lowering, def, place, abort)] : [];
  const checks = allOf([...own, ...checksOf(def).map((check) => lowerTextCheck(lowering, check, place))]);
  return read && checks ? { kind: "string", checks, format: formatOf(checks), ...read } : undefined;
}

/** A regular expression, without what matters only where several matches are looked for. */
export function lowerPattern({ source, flags }: RegExp): Pattern {
  return { source, flags };
}

function lowerTextCheck(lowering: Lowering, check: ZodCheck, place: Place): TextCheck | undefined {
  const { def } = check._zod;
  if (isLengthCheck(check)) return lowerLengthCheck(lowering, check, place);
  if (def.check === "string_format") {
    const read = readCheck(lowering, check, place, FORMAT_MEMBERS);
    return read && lowerFormat(lowering, def, place, read);
  }
  const change = def.check === "overwrite" ? identifyChange(def.tx) : undefined;
  if (change === undefined) return refuse(lowering, "schema/check", place, refuseCheck(check));
  const read = readCheck(lowering, check, place, ["tx"]);
  return read && { kind: "change", change, ...read };
}

/** Members of formats that are read below, or that only say how zod made the pattern. */
const FORMAT_MEMBERS = [
  ...["type", "format", "pattern", "abort", "fn", "includes", "position", "prefix", "suffix"],
  ...["version", "precision", "offset", "local", "hostname", "protocol", "normalize", "alg", "delimiter", "length"],
];

type FormatDef = Readonly<Record<string, unknown>>;

function lowerFormat(lowering: Lowering, def: FormatDef, place: Place, options: CheckOptions): TextCheck | undefined {
  const format = String(def.format);
  switch (format) {
    case "includes": {
      const position = typeof def.position === "number" ? def.position : undefined;
      return { kind: "includes", text: String(def.includes), position, ...options };
    }
    case "starts_with":
      return { kind: "prefix", text: String(def.prefix), ...options };
    case "ends_with":
      return { kind: "suffix", text: String(def.suffix), ...options };
    case "url":
      return {
        kind: "url",
        hostname: def.hostname instanceof RegExp ? lowerPattern(def.hostname) : undefined,
        protocol: def.protocol instanceof RegExp ? lowerPattern(def.protocol) : undefined,
        normalize: def.normalize === true,
        ...options,
      };
    default:
      if (isTextFormat(format)) {
        const alg = typeof def.alg === "string" ? def.alg : undefined;
        return { kind: "format", format, alg, ...options };
      }
      return lowerPatternFormat(lowering, def, place, options);
  }
}

function lowerPatternFormat(
  lowering: Lowering,
  { format, pattern, fn }: FormatDef,
  place: Place,
  options: CheckOptions,
): TextCheck | undefined {
  if (!(pattern instanceof RegExp)) {
    return refuse(lowering, "schema/type", place, refuseFormat("string", String(format)));
  }
  return {
    kind: "pattern",
    format: String(format),
    pattern: lowerPattern(pattern),
    plain: fn !== undefined,
    ...options,
  };
}

const TEXT_FORMATS: readonly string[] = ["ipv6", "cidrv6", "base64", "base64url", "jwt", "credit_card", "iban"];

function isTextFormat(format: string): format is TextFormat {
  return TEXT_FORMATS.includes(format);
}
