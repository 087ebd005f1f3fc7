/** What a fast path answers instead of a value. It does not say why; the collector does. */
export const INVALID: unique symbol = Symbol("bimetal.invalid");
export type Invalid = typeof INVALID;
