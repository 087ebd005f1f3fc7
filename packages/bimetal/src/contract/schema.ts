/** Any zod schema. Described by its form, so that this module needs no zod; the compiler says which ones it supports. */
export interface AnySchema {
  readonly _zod: { readonly def: { readonly type: string } };
}

/** A `z.object(…)`: what several named values at once are described by. */
export interface ObjectSchema {
  readonly _zod: { readonly def: { readonly type: "object" } };
}
