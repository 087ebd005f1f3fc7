import { checkValue, type FunctionDefinition, readValue } from "./function-value.ts";
import { bindFunctions, type CalledFunction, type Caller } from "./functions.ts";

/** A function that TypeScript has. One that gives its output at once is called without a promise. */
export function typescriptFunction(
  definition: FunctionDefinition,
  // biome-ignore lint/suspicious/noExplicitAny: the emitted types check each function against the contract
  run: (...parameters: any[]) => unknown,
): CalledFunction {
  const call = (input: unknown, caller: Caller): unknown => {
    const value = checkValue(definition, "input", input);
    const given = definition.input === undefined ? [] : [value];
    const result = run(...given, contextOf(caller));
    const finish = (output: unknown): unknown => checkValue(definition, "output", output);
    return result instanceof Promise ? result.then(finish) : finish(result);
  };
  return {
    definition,
    call,
    answer: (json, caller) => {
      const result = call(definition.input && readValue(definition, "input", json), caller);
      return result instanceof Promise ? result.then(write) : write(result);
    },
  };
}

function contextOf(caller: Caller): object {
  const { c } = caller;
  return {
    env: c.env,
    c,
    get functions() {
      return bindFunctions(caller);
    },
  };
}

/** Nothing is `null` for Rust. */
function write(output: unknown): string {
  return JSON.stringify(output ?? null);
}
