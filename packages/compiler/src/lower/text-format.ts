import type { TextCheck } from "../model.ts";

/** The crate's type for strings that have passed these checks. */
export function formatOf(checks: readonly TextCheck[]): string | undefined {
  for (const check of checks) {
    const name = check.kind === "pattern" || check.kind === "format" ? check.format : check.kind;
    const format = FORMATS.get(name);
    if (format !== undefined) return format;
  }
  return undefined;
}

/** The types of `bimetal::formats`, by zod's names of the formats. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["base64", "Base64"],
  ["base64url", "Base64Url"],
  ["cidrv4", "CidrV4"],
  ["cidrv6", "CidrV6"],
  ["credit_card", "CreditCard"],
  ["cuid", "Cuid"],
  ["cuid2", "Cuid2"],
  ["date", "Date"],
  ["datetime", "DateTime"],
  ["duration", "Duration"],
  ["e164", "E164"],
  ["email", "Email"],
  ["emoji", "Emoji"],
  ["guid", "Guid"],
  ["hostname", "Hostname"],
  ["iban", "Iban"],
  ["ipv4", "Ipv4"],
  ["ipv6", "Ipv6"],
  ["jwt", "Jwt"],
  ["ksuid", "Ksuid"],
  ["mac", "Mac"],
  ["nanoid", "NanoId"],
  ["time", "Time"],
  ["ulid", "Ulid"],
  ["url", "Url"],
  ["uuid", "Uuid"],
  ["xid", "Xid"],
]);
