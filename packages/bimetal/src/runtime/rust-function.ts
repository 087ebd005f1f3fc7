import { type Call, callRust, Kind } from "../host/index.ts";
import { checkValue, explainValue, type FunctionDefinition, readValue } from "./function-value.ts";
import { type CalledFunction, hostFunctions } from "./functions.ts";

/** A function that Rust has. */
export interface RustFunctionDefinition extends FunctionDefinition {
  /** The Wasm export: `bm_function_slugify`. */
  readonly export: string;
  /** Milliseconds that a call may wait. */
  readonly timeLimit: number;
}

const encoder = new TextEncoder();

/** A function that Rust has, as TypeScript calls it. */
export function rustFunction(definition: RustFunctionDefinition): CalledFunction {
  return {
    definition,
    call: async (input, caller) => {
      const json = definition.input && JSON.stringify(input);
      const { c } = caller;
      const call = { env: c.env, request: c.req.raw, context: c.executionCtx, functions: hostFunctions(caller) };
      return callForValue(definition, json, call, () => refused(definition, json));
    },
  };
}

/** Calls Rust with JSON, for a value that the contract allows. `explain` is the error of an input that Rust refuses. */
export async function callForValue(
  definition: RustFunctionDefinition,
  json: string | undefined,
  call: Pick<Call, "env" | "request" | "context" | "functions" | "event" | "object">,
  explain: () => Error,
): Promise<unknown> {
  const { kind, value } = await callRust({
    ...call,
    route: definition.export,
    sections: [json],
    timeLimit: definition.timeLimit,
    passThrough: false,
    open: 1,
  });
  if (kind === Kind.Invalid) throw explain();
  // A short one comes as text.
  const written = typeof value === "string" ? encoder.encode(value) : (value as Uint8Array);
  return checkValue(definition, "output", readValue(definition, "output", written));
}

/** Rust only says no. What it has read is judged here: what JSON cannot say is lost in it. */
function refused(definition: FunctionDefinition, json: string | undefined): Error {
  const value = json === undefined ? undefined : readValue(definition, "input", encoder.encode(json));
  return explainValue(definition, "input", value);
}
