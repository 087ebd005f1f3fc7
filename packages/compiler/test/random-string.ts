import type { TextCheck, TextFormat } from "../src/model.ts";
import type { Random } from "./random.ts";

/** A text that passes checks more often than not. */
export function randomString(random: Random, checks: readonly TextCheck[]): string {
  const lengths = checks.flatMap((check) => ("value" in check ? [check.value] : []));
  const samples = SAMPLES.filter((sample) => checks.every((check) => mayPass(check, sample)));
  if (checks.length > lengths.length && samples.length > 0 && random.chance(0.85)) {
    return pad(random, around(checks, random.pick(samples)), checks);
  }
  return pad(random, around(checks, letters(random, randomLength(random, lengths))), checks);
}

/** Whether the checks that are not about lengths or parts pass. */
function mayPass(check: TextCheck, sample: string): boolean {
  switch (check.kind) {
    case "pattern":
      return new RegExp(check.pattern.source, check.pattern.flags).test(sample);
    case "format":
      return FORMATS[check.format].includes(sample);
    case "url":
      return URLS.includes(sample);
    default:
      return true;
  }
}

function around(checks: readonly TextCheck[], text: string): string {
  return checks.reduce((inner, check) => {
    if (check.kind === "prefix" && !inner.startsWith(check.text)) return check.text + inner;
    if (check.kind === "suffix" && !inner.endsWith(check.text)) return inner + check.text;
    if (check.kind === "includes" && !inner.includes(check.text)) return inner + check.text;
    return inner;
  }, text);
}

function pad(random: Random, text: string, checks: readonly TextCheck[]): string {
  const trims = checks.some((check) => check.kind === "url" || (check.kind === "change" && check.change === "trim"));
  return trims && random.chance(0.5)
    ? random.pick([" ", "\n", "\u00a0", "\ufeff"]) + text + random.pick(["", " "])
    : text;
}

const LETTERS = [
  "a",
  "b",
  "a",
  "b",
  "c",
  "m",
  "x",
  "0",
  "A",
  "Z",
  " ",
  "-",
  "/",
  "é",
  "😀",
  '"',
  "\\",
  "\n",
  "\u2028",
  "字",
];

function letters(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(LETTERS)).join("");
}

function randomLength(random: Random, bounds: readonly number[]): number {
  if (bounds.length === 0 || random.chance(0.1)) return random.below(5);
  return Math.max(0, random.pick(bounds) + random.pick([0, 0, 0, 1, -1]));
}

const FORMATS: Readonly<Record<TextFormat, readonly string[]>> = {
  ipv6: ["::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4"],
  cidrv6: ["::1/64", "2001:db8::/32"],
  base64: ["", "AA==", "aGVsbG8="],
  base64url: ["", "AA", "aGVsbG8", "_-8"],
  jwt: ["eyJhbGciOiJIUzI1NiJ9.e30.x", "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.e30.x"],
  credit_card: ["4242 4242 4242 4242", "378282246310005"],
  iban: ["DE89370400440532013000", "GB82WEST12345698765432"],
};

const URLS = [
  "https://example.com",
  "https://x.example/a?b#c",
  "http://exa\nmple.com/",
  "mailto:a@b.de",
  "HTTPS://A.EXAMPLE",
];

/** Texts of many formats, and some of none. */
const SAMPLES: readonly string[] = [
  ...Object.values(FORMATS).flat(),
  ...URLS,
  ...["", "a", "ab", "abc", "Abc", "ABC", "abcdé", "b", "bcd", "baba", "x-1", "x-", "a b", "Hello World", "É", "aa-zz"],
  ...["ada@example.com", "a.b+c@d-e.org", "2020-02-29", "2020-02-29T12:30:00Z", "2020-02-29T12:30:00.123+02:00"],
  ...["12:30", "12:30:15.5", "P1DT2H", "P3W", "1.2.3.4", "10.0.0.0/8", "00:1B:44:11:3A:B7", "+4915112345678"],
  ...["123e4567-e89b-42d3-a456-426614174000", "123e4567-e89b-72d3-a456-426614174000", "V1StGXR8_Z5jdHi6B-myT"],
  ...[
    "tz4a98xxat96iws9zmbrgj3a",
    "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "😀",
    "👩‍👩‍👧",
    "example.com",
    "deadbeef",
    "v1.a",
    "v-3.b",
  ],
];
