import { nearest } from "@bimetal/config";
import { showValue } from "../contract/show-value.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";

/** What an option may be, in words, and whether a value is it. */
export interface OptionKind {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  readonly isRequired?: boolean;
}

export function required(kind: OptionKind): OptionKind {
  return { ...kind, isRequired: true };
}

export const text: OptionKind = {
  expected: "a string",
  accepts: (value) => typeof value === "string",
};

export const flag: OptionKind = {
  expected: "true or false",
  accepts: (value) => typeof value === "boolean",
};

export const language: OptionKind = {
  expected: '"rust" or "typescript"',
  accepts: (value) => value === "rust" || value === "typescript",
};

export const table: OptionKind = {
  expected: "an object",
  accepts: (value) => typeof value === "object" && value !== null,
};

/** Checked where it is lowered. */
export const anything: OptionKind = {
  expected: "a value",
  accepts: () => true,
};

/** A timer's longest delay is 2^31 - 1. */
export const milliseconds: OptionKind = {
  expected: "a whole number of milliseconds from 1 to 2147483647",
  accepts: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 0x7fffffff,
};

export const byteCount: OptionKind = {
  expected: "a whole number of bytes, at least 0",
  accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
};

/** Checks options that the author's editor may not have checked. Answers whether they may be used. */
export function checkOptions(
  lowering: Lowering,
  options: unknown,
  place: Place,
  kinds: Readonly<Record<string, OptionKind>>,
): boolean {
  const count = lowering.diagnostics.length;
  if (!checkOption(lowering, options, place, table)) return false;
  const given = options as Readonly<Record<string, unknown>>;
  for (const option of Object.keys(given).filter((key) => !Object.hasOwn(kinds, key))) {
    refuse(lowering, "contract/unknown-option", place, { option, similar: nearest(option, Object.keys(kinds)) });
  }
  for (const [option, kind] of Object.entries(kinds)) {
    if (given[option] !== undefined || kind.isRequired)
      checkOption(lowering, given[option], childPlace(place, option), kind);
  }
  return lowering.diagnostics.length === count;
}

/** Checks one value. Answers whether it may be used. */
export function checkOption(
  lowering: Lowering,
  value: unknown,
  place: Place,
  { expected, accepts }: OptionKind,
): boolean {
  if (accepts(value)) return true;
  refuse(lowering, "contract/option", place, { expected, found: showValue(value) });
  return false;
}
