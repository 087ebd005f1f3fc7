import { type Call, callRust, Kind } from "../host/index.ts";
import { checkValue, explainValue, type FunctionDefinition, readValue } from "./function-value.ts";
import { type CalledFunction, type Caller, hostFunctions } from "./functions.ts";

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
      const { kind, value } = await callRust(callOf(definition, json, caller));
      if (kind === Kind.Invalid) throw refused(definition, json);
      // A short one comes as text.
      const written = typeof value === "string" ? encoder.encode(value) : (value as Uint8Array);
      return checkValue(definition, "output", readValue(definition, "output", written));
    },
  };
}

function callOf(definition: RustFunctionDefinition, json: string | undefined, caller: Caller): Call {
  const { c } = caller;
  return {
    route: definition.export,
    sections: [json],
    env: c.env,
    request: c.req.raw,
    context: c.executionCtx,
    timeLimit: definition.timeLimit,
    functions: hostFunctions(caller),
    passThrough: false,
    open: 1,
  };
}

/** Rust only says no. What it has read is judged here: what JSON cannot say is lost in it. */
function refused(definition: FunctionDefinition, json: string | undefined): Error {
  const value = json === undefined ? undefined : readValue(definition, "input", encoder.encode(json));
  return explainValue(definition, "input", value);
}
