import type { Call } from "../host/index.ts";
import { checkValue, explainValue } from "../runtime/function-value.ts";
import { callForValue, type RustFunctionDefinition } from "../runtime/rust-function.ts";

/** A method of a class that Rust has, by its export: `bm_entrypoint_slugs_make`. */
export type RustMethod = RustFunctionDefinition;

/** Calls Rust with a value, for a value. What the contract does not allow is an error at the caller. */
export async function callMethod(
  method: RustMethod,
  input: unknown,
  call: Pick<Call, "env" | "context" | "event" | "object">,
): Promise<unknown> {
  const json = method.input && JSON.stringify(checkValue(method, "input", input));
  return callForValue(method, json, call, () => explainValue(method, "input", input));
}
