import type { Issue } from "./issue.ts";

/** The interface of Standard Schema, version 1 (https://standardschema.dev). */
export interface StandardProps<T> {
  readonly version: 1;
  readonly vendor: string;
  readonly validate: (
    value: unknown,
  ) => { readonly value: T; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}
