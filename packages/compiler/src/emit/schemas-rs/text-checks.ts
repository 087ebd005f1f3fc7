import type { LengthCheck, Pattern, Schema, StringBoolSchema, TextChange, TextCheck } from "../../model.ts";
import { rustString } from "../../names.ts";
import { type SchemasEmitter, takeName } from "./emitter.ts";
import { rustType } from "./type.ts";

/** The checks of a string that are more than a range of lengths. */
export function hasTextChecks(checks: readonly TextCheck[]): boolean {
  return checks.some((check) => !isLength(check));
}

export function isLength(check: TextCheck): check is LengthCheck {
  return check.kind === "min" || check.kind === "max" || check.kind === "length";
}

/** The name of the function that reads a string with checks, for the type that the string becomes. */
export function checkedString(schema: Schema & { readonly kind: "string" }): string {
  return schema.format === undefined ? "string_with" : `string_as::<${rustType(schema)}>`;
}

/** The constant that holds the checks of a string. */
export function checksConstant(
  emitter: SchemasEmitter,
  schema: Schema & { readonly kind: "string" | "template" },
): string {
  const known = emitter.names.get(schema);
  if (known !== undefined) return known;
  const name = takeName(emitter, `${emitter.place}_CHECKS`.toUpperCase());
  emitter.names.set(schema, name);
  const checks =
    schema.kind === "string"
      ? schema.checks.map((check) => textCheck(check))
      : [patternCheck(schema.pattern, JSON_PATH)];
  emitter.parts.push([
    "// Patterns are not broken.",
    "#[rustfmt::skip]",
    `const ${name}: &[json::TextCheck] = &[`,
    ...checks.map((check) => `    json::TextCheck::${check},`),
    "];",
  ]);
  return name;
}

/** The constant that holds the words for a boolean. */
export function wordsConstant(emitter: SchemasEmitter, schema: StringBoolSchema): string {
  const words = rustWords(schema, JSON_PATH);
  if (words === `${JSON_PATH}${COMMON}`) return words;
  const known = emitter.names.get(schema);
  if (known !== undefined) return known;
  const name = takeName(emitter, `${emitter.place}_WORDS`.toUpperCase());
  emitter.names.set(schema, name);
  emitter.parts.push(["#[rustfmt::skip]", `const ${name}: &json::Words = ${words};`]);
  return name;
}

/** The words for a boolean as a reference to data. */
export function rustWords({ truthy, falsy, sensitive }: StringBoolSchema, json: string): string {
  if (!sensitive && truthy.join() === "true,1,yes,on,y,enabled" && falsy.join() === "false,0,no,off,n,disabled") {
    return json + COMMON;
  }
  const [yes, no] = [truthy, falsy].map((words) => `&[${words.map(rustString).join(", ")}]`);
  return `&${json}Words { truthy: ${yes}, falsy: ${no}, sensitive: ${sensitive} }`;
}

/** The words of zod itself. */
const COMMON = "Words::COMMON";

/** How the emitted module reaches `bimetal::json`. */
const JSON_PATH = "json::";

/** A check as a variant of `TextCheck`. */
export function textCheck(check: TextCheck, json: string = JSON_PATH): string {
  switch (check.kind) {
    case "min":
      return `Min(${check.value})`;
    case "max":
      return `Max(${check.value})`;
    case "length":
      return `Length(${check.value})`;
    case "pattern":
      return patternCheck(check.pattern, json);
    case "prefix":
      return `Prefix(${rustString(check.text)})`;
    case "suffix":
      return `Suffix(${rustString(check.text)})`;
    case "includes":
      return `Includes(${rustString(check.text)}, ${Math.max(0, Math.trunc(check.position ?? 0))})`;
    case "format":
      return formatCheck(check);
    case "url":
      return urlCheck(check, json);
    case "change":
      return changeCheck(check.change, json);
  }
}

function formatCheck({ format, alg }: TextCheck & { readonly kind: "format" }): string {
  const names = {
    ipv6: "Ipv6",
    cidrv6: "CidrV6",
    base64: "Base64",
    base64url: "Base64Url",
    credit_card: "CreditCard",
    iban: "Iban",
  };
  if (format !== "jwt") return names[format];
  return `Jwt(${alg === undefined ? "None" : `Some(${rustString(alg)})`})`;
}

function urlCheck({ hostname, protocol, normalize }: TextCheck & { readonly kind: "url" }, json: string): string {
  const part = (pattern: Pattern | undefined): string => (pattern ? `Some(${rustPattern(pattern, json)})` : "None");
  return `Url(${json}UrlCheck { hostname: ${part(hostname)}, protocol: ${part(protocol)}, normalize: ${normalize} })`;
}

function patternCheck(pattern: Pattern, json: string): string {
  return `Pattern(${rustPattern(pattern, json)})`;
}

/** A regular expression as data. */
export function rustPattern({ source, flags }: Pattern, json: string): string {
  return `${json}Pattern { source: ${rustString(source)}, flags: ${rustString(flags)} }`;
}

function changeCheck(change: TextChange, json: string): string {
  switch (change) {
    case "trim":
      return "Trim";
    case "lower":
      return "Lower";
    case "upper":
      return "Upper";
    case "slugify":
      return "Slugify";
    default:
      return `Normalize(${json}Form::${change.charAt(0)}${change.slice(1).toLowerCase()})`;
  }
}
