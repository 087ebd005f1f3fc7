import type { LengthCheck, Pattern, Schema, TextCheck } from "../../model.ts";
import { rustString } from "../../names.ts";
import { type SchemasEmitter, takeName } from "./emitter.ts";

/** The checks of a string that are more than a range of lengths. */
export function hasTextChecks(checks: readonly TextCheck[]): boolean {
  return checks.some((check) => !isLength(check));
}

export function isLength(check: TextCheck): check is LengthCheck {
  return check.kind === "min" || check.kind === "max" || check.kind === "length";
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
  const checks = schema.kind === "string" ? schema.checks.map(textCheck) : [patternCheck(schema.pattern)];
  emitter.parts.push([
    "// Patterns are not broken.",
    "#[rustfmt::skip]",
    `const ${name}: &[json::TextCheck] = &[`,
    ...checks.map((check) => `    json::TextCheck::${check},`),
    "];",
  ]);
  return name;
}

function textCheck(check: TextCheck): string {
  switch (check.kind) {
    case "min":
      return `Min(${check.value})`;
    case "max":
      return `Max(${check.value})`;
    case "length":
      return `Length(${check.value})`;
    case "pattern":
      return patternCheck(check.pattern);
    case "prefix":
      return `Prefix(${rustString(check.text)})`;
    case "suffix":
      return `Suffix(${rustString(check.text)})`;
    case "includes":
      return `Includes(${rustString(check.text)}, ${Math.max(0, Math.trunc(check.position ?? 0))})`;
    case "format":
      return formatCheck(check);
    case "url":
      return urlCheck(check);
    case "change":
      return CHANGES[check.change];
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

function urlCheck({ hostname, protocol, normalize }: TextCheck & { readonly kind: "url" }): string {
  const part = (pattern: Pattern | undefined): string => (pattern ? `Some(${patternLiteral(pattern)})` : "None");
  return `Url(json::UrlCheck { hostname: ${part(hostname)}, protocol: ${part(protocol)}, normalize: ${normalize} })`;
}

function patternCheck(pattern: Pattern): string {
  return `Pattern(${patternLiteral(pattern)})`;
}

function patternLiteral({ source, flags }: Pattern): string {
  return `json::Pattern { source: ${rustString(source)}, flags: ${rustString(flags)} }`;
}

const CHANGES = {
  trim: "Trim",
  lower: "Lower",
  upper: "Upper",
  slugify: "Slugify",
  NFC: "Normalize(json::Form::Nfc)",
  NFD: "Normalize(json::Form::Nfd)",
  NFKC: "Normalize(json::Form::Nfkc)",
  NFKD: "Normalize(json::Form::Nfkd)",
} as const;
