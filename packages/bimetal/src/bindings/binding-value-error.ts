import type { Issue } from "../schema/index.ts";

/** What a binding holds or carries, or was to, is not what the contract declares. */
export class BindingValueError extends Error {
  override readonly name = "BindingValueError";
  /** The binding's key in `env`. */
  readonly binding: string;
  /** The key of the value, or the id of the message, if it has one already. */
  readonly key: string | undefined;
  /** What is wrong, up to the tenth; none of what is no JSON. */
  readonly issues: readonly Issue[];

  constructor(message: string, binding: string, key: string | undefined, issues: readonly Issue[]) {
    super(message);
    this.binding = binding;
    this.key = key;
    this.issues = issues;
  }
}
