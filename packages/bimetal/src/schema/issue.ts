import type { Scalar } from "./node.ts";

/** What is wrong with a value, and where: as zod 4 says it, with the same members in the same order. */
export type Issue = IssueDetail & {
  /** Keys and indices from the root to the value. */
  readonly path: readonly (string | number)[];
  /** One English sentence. */
  readonly message: string;
};

/** An issue without its place. */
export type IssueDetail =
  | { readonly code: "invalid_type"; readonly expected: string; readonly format?: string; readonly received?: string }
  | { readonly code: "invalid_value"; readonly expected?: "stringbool"; readonly values: readonly Scalar[] }
  | (Bound & { readonly code: "too_big"; readonly maximum: number })
  | (Bound & { readonly code: "too_small"; readonly minimum: number })
  | FormatIssue
  | { readonly code: "not_multiple_of"; readonly origin: "number"; readonly divisor: number }
  | { readonly code: "unrecognized_keys"; readonly keys: readonly string[] }
  | { readonly code: "invalid_key"; readonly origin: "record"; readonly issues: readonly Issue[] }
  | UnionIssue
  | { readonly code: "custom" };

interface Bound {
  readonly origin: "string" | "array" | "file" | "number" | "int" | "unknown";
  readonly inclusive: boolean;
  /** The length must be equal to the bound. */
  readonly exact?: true;
  readonly note?: string;
}

interface FormatIssue {
  readonly code: "invalid_format";
  readonly format: string;
  readonly origin?: "string";
  readonly pattern?: string;
  readonly note?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly includes?: string;
}

interface UnionIssue {
  readonly code: "invalid_union";
  /** What is wrong with the value as each of the options. */
  readonly errors: readonly (readonly Issue[])[];
  readonly note?: string;
  readonly discriminator?: string;
  readonly options?: readonly (Scalar | undefined)[];
  /** `false`: several options match, and only one may. */
  readonly inclusive?: false;
  readonly matches?: readonly number[];
}

/** zod's English message for an issue about `input`. */
export function describeIssue(issue: IssueDetail, input: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return `Invalid input: expected ${issue.expected}, received ${typeName(input)}`;
    case "invalid_value":
      if (issue.values.length === 1) return `Invalid input: expected ${issue.values.map(printScalar).join()}`;
      return `Invalid option: expected one of ${issue.values.map(printScalar).join("|")}`;
    case "too_big":
      return `Too big: expected ${boundText(issue, issue.inclusive ? "<=" : "<")}${issue.maximum}${unit(issue)}`;
    case "too_small":
      return `Too small: expected ${boundText(issue, issue.inclusive ? ">=" : ">")}${issue.minimum}${unit(issue)}`;
    case "invalid_format":
      return describeFormat(issue);
    case "not_multiple_of":
      return `Invalid number: must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${issue.keys.map(printScalar).join(", ")}`;
    case "invalid_key":
      return `Invalid key in ${issue.origin}`;
    case "invalid_union":
      return describeUnion(issue);
    case "custom":
      return "Invalid input";
  }
}

function describeFormat(issue: FormatIssue): string {
  switch (issue.format) {
    case "starts_with":
      return `Invalid string: must start with "${issue.prefix}"`;
    case "ends_with":
      return `Invalid string: must end with "${issue.suffix}"`;
    case "includes":
      return `Invalid string: must include "${issue.includes}"`;
    case "regex":
      return `Invalid string: must match pattern ${issue.pattern}`;
    default:
      return `Invalid ${(Object.hasOwn(FORMATS, issue.format) && FORMATS[issue.format]) || issue.format}`;
  }
}

/** What zod calls formats whose name is not clear enough. */
const FORMATS: Readonly<Record<string, string>> = {
  email: "email address",
  url: "URL",
  uuid: "UUID",
  uuidv4: "UUIDv4",
  uuidv6: "UUIDv6",
  guid: "GUID",
  ulid: "ULID",
  xid: "XID",
  ksuid: "KSUID",
  datetime: "ISO datetime",
  date: "ISO date",
  time: "ISO time",
  duration: "ISO duration",
  ipv4: "IPv4 address",
  ipv6: "IPv6 address",
  mac: "MAC address",
  cidrv4: "IPv4 range",
  cidrv6: "IPv6 range",
  base64: "base64-encoded string",
  base64url: "base64url-encoded string",
  json_string: "JSON string",
  e164: "E.164 number",
  currency_code: "currency code",
  credit_card: "credit card number",
  iban: "IBAN",
  jwt: "JWT",
  template_literal: "input",
};

function describeUnion({ options = [], inclusive }: UnionIssue): string {
  if (options.length > 0) {
    return `Invalid discriminator value. Expected ${options.map((option) => `'${option}'`).join(" | ")}`;
  }
  return inclusive === false ? "Invalid input: more than one option matched" : "Invalid input";
}

function boundText(bound: Bound, comparison: string): string {
  const verb = unit(bound) === "" ? "to be" : "to have";
  return `${bound.origin} ${verb} ${bound.exact ? "exactly " : comparison}`;
}

function unit(bound: Bound): string {
  return UNITS[bound.origin] ?? "";
}

const UNITS: Readonly<Partial<Record<Bound["origin"], string>>> = {
  string: " characters",
  array: " items",
  file: " bytes",
};

function printScalar(value: Scalar): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}

/** What zod calls the type of a value. */
function typeName(input: unknown): string {
  if (typeof input === "number") return Number.isFinite(input) ? "number" : String(input);
  if (input === null) return "null";
  if (Array.isArray(input)) return "array";
  if (typeof input !== "object") return typeof input;
  const foreign = Object.getPrototypeOf(input) !== Object.prototype && "constructor" in input && input.constructor;
  return foreign ? foreign.name : "object";
}
