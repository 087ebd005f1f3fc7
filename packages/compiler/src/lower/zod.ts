/**
 * zod's schemas as they lie in memory. Only `def` is read, never `bag`, which zod leaves empty since 4.6. Classes are not
 * compared: the contract brings its own copy of zod.
 */
export interface ZodSchema {
  readonly _zod: {
    readonly def: ZodDef;
    /** The schema that this one is a copy of, by `.meta()`, `.describe()` or a check. */
    readonly parent?: ZodSchema;
    readonly version: { readonly major: number; readonly minor: number; readonly patch: number };
    /** What the absence of a value means: it is not allowed, it stays absent, or a value stands in. */
    readonly optin?: "optional" | "defaulted";
    readonly optout?: "optional";
    /** All values that there are, if they can be listed. */
    readonly values?: ReadonlySet<unknown>;
    /** All values of each key of an object that can be listed. */
    readonly propValues?: Readonly<Record<string, ReadonlySet<unknown>>>;
    /** Of strings, and what becomes a part of one. */
    readonly pattern?: RegExp;
    /** Of a `z.lazy`. */
    readonly innerType?: unknown;
    readonly run: (payload: { value: unknown; issues: unknown[] }, context: { async: false }) => ZodResult;
  };
}

export interface ZodDef {
  readonly type: string;
  readonly [member: string]: unknown;
}

export interface ZodCheck {
  readonly _zod: {
    readonly def: { readonly check: string; readonly [member: string]: unknown };
    readonly constr?: new (def: object) => ZodCheck;
  };
}

export interface ZodResult {
  readonly value: unknown;
  readonly issues: readonly unknown[];
}

/** Whether a value is a schema of zod 4. */
export function isZod(value: unknown): value is ZodSchema {
  return typeof (value as Partial<ZodSchema> | null | undefined)?._zod?.def?.type === "string";
}

/** The checks of a schema in the author's order, without those by which zod/mini attaches a description. */
export function checksOf(def: ZodDef): readonly ZodCheck[] {
  const checks = (def.checks as readonly ZodCheck[] | undefined) ?? [];
  return checks.filter(({ _zod }) => _zod.def.check !== "describe" && _zod.def.check !== "meta");
}

/** Whether a value of a default is one that its schema gives: zod itself does not check that. */
export function runZod(schema: ZodSchema, value: unknown): ZodResult {
  return schema._zod.run({ value, issues: [] }, { async: false });
}
