import { type Call, callRust, type Frame, Kind } from "../host/index.ts";
import { checkValue, explainValue, type FunctionDefinition, readValue } from "../runtime/function-value.ts";

/** A method of a class that Rust has. */
export interface RustMethod extends FunctionDefinition {
  /** The Wasm export: `bm_entrypoint_slugs_make`. */
  readonly export: string;
  /** Milliseconds that a call may wait. */
  readonly timeLimit: number;
}

const encoder = new TextEncoder();

/** Calls Rust with a value, for a value. What the contract does not allow is an error at the caller. */
export async function callMethod(
  method: RustMethod,
  input: unknown,
  call: Pick<Call, "env" | "context" | "event" | "object">,
): Promise<unknown> {
  const json = method.input && JSON.stringify(checkValue(method, "input", input));
  const frame = await callRust({
    ...call,
    route: method.export,
    sections: [json],
    timeLimit: method.timeLimit,
    passThrough: false,
    open: 1,
  });
  if (frame.kind === Kind.Invalid) throw explainValue(method, "input", input);
  return checkValue(method, "output", readValue(method, "output", bytesOf(frame)));
}

/** A short one comes as text. */
function bytesOf({ value }: Frame): Uint8Array {
  return typeof value === "string" ? encoder.encode(value) : (value as Uint8Array);
}
