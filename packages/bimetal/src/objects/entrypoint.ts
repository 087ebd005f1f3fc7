import type { OwnerContext } from "../host/index.ts";
import { callMethod, type RustMethod } from "./method.ts";

/** Calls a method of an entrypoint. It keeps nothing from one call to the next, and lives where requests do. */
export function callEntrypoint(
  method: RustMethod,
  context: OwnerContext,
  env: object,
  input?: unknown,
): Promise<unknown> {
  return callMethod(method, input, { context, env });
}
