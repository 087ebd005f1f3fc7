import { nearest } from "@bimetal/config";
import { showValue } from "../contract/show-value.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";

/** What an option may be, in words, and whether a value is it. */
export interface OptionKind {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

export const text: OptionKind = {
  expected: "a string",
  accepts: (value) => typeof value === "string",
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
  if (!table.accepts(options)) {
    refuse(lowering, "contract/option", place, { expected: table.expected, found: showValue(options) });
    return false;
  }
  for (const [option, value] of Object.entries(options as object)) {
    const kind = Object.hasOwn(kinds, option) ? kinds[option] : undefined;
    if (!kind) {
      refuse(lowering, "contract/unknown-option", place, { option, similar: nearest(option, Object.keys(kinds)) });
    } else if (value !== undefined && !kind.accepts(value)) {
      const { expected } = kind;
      refuse(lowering, "contract/option", childPlace(place, option), { expected, found: showValue(value) });
    }
  }
  return lowering.diagnostics.length === count;
}
