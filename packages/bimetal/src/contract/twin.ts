/** What a check with a twin may say besides. */
export interface TwinOptions {
  /** The message of its issue. */
  readonly error?: string;
  /** Keys from the value to the part that the issue is about: `["end"]`. */
  readonly path?: readonly (string | number)[];
  /** No check of a schema around it runs if it fails. */
  readonly abort?: boolean;
}

/** A check with a twin, as zod keeps it beside the function. */
export interface Twin {
  readonly twin: { readonly kind: typeof TWIN; readonly rust: string; readonly when: When };
  error?: string;
  path?: PropertyKey[];
  abort?: boolean;
  readonly when: When;
}

/** Whether a check runs. */
type When = (payload: { readonly value: unknown; readonly issues: readonly unknown[] }) => boolean;

/** By this text the compiler sees whether a bundled contract makes a twin. */
const TWIN = "bimetal.twin";

/**
 * The Rust twin of a check that is a function. The function is exported by a module without zod, which generated code
 * imports; its twin takes the same value and gives a `bool`.
 *
 * ```ts
 * import { twin } from "bimetal";
 * import { isLuhn } from "./checks";
 *
 * const Card = z.string().refine(isLuhn, twin("crate::checks::is_luhn", "no card number"));
 * ```
 *
 * ```rust
 * pub fn is_luhn(text: &str) -> bool
 * ```
 *
 * Rust has values only of what is right otherwise. So a check with a twin runs where nothing else is wrong with the value,
 * in zod, too. Strings are given as `&str`, arrays as `&[T]`, numbers and booleans by value, all others as `&T`.
 */
export function twin(rust: string, options: string | TwinOptions = {}): Twin {
  const { path, ...others } = typeof options === "string" ? { error: options } : options;
  return {
    twin: { kind: TWIN, rust, when: isRightOtherwise },
    ...others,
    ...(path === undefined ? {} : { path: [...path] }),
    when: isRightOtherwise,
  };
}

const isRightOtherwise: When = ({ value, issues }) => value !== undefined && issues.length === 0;
