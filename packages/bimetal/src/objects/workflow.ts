import type { OwnerContext } from "../host/index.ts";
import { callMethod, type RustMethod } from "./method.ts";

/** Runs an instance of a Workflow, from its beginning or after its last step. */
export function runWorkflow(
  method: RustMethod,
  context: OwnerContext,
  env: object,
  event: { readonly payload: unknown },
  step: unknown,
): Promise<unknown> {
  return callMethod(method, event.payload, { context, env, event: { event, step } });
}
