import type { Context } from "hono";
import type { HostedFunctions } from "../host/index.ts";
import { describeRefused, type FunctionDefinition } from "./function-value.ts";

/** A function of the contract, ready to be called. */
export interface CalledFunction {
  readonly definition: FunctionDefinition;
  /** Calls it with a value, for a value. */
  readonly call: (input: unknown, caller: Caller) => unknown;
  /** Calls it with JSON, for JSON: what Rust calls. Absent where Rust has the function. */
  readonly answer?: (input: Uint8Array, caller: Caller) => string | Promise<string>;
}

/** Where a function is called from. */
export interface Caller {
  /** The request that all of this is for. */
  readonly c: Context;
  /** Every function, in the contract's order. */
  readonly all: readonly CalledFunction[];
  /** How many calls it is within. */
  readonly depth: number;
}

/** The functions of a contract, as what serves its routes hands them on. */
export interface Functions {
  /** For a handler in TypeScript. */
  readonly bind: (c: Context) => object;
  /** For a handler in Rust. */
  readonly host: (c: Context) => HostedFunctions;
}

/** Joins the functions of both languages, in the contract's order. */
export function createFunctions(all: readonly CalledFunction[]): Functions {
  const caller = (c: Context): Caller => ({ c, all, depth: 0 });
  return { bind: (c) => bindFunctions(caller(c)), host: (c) => hostFunctions(caller(c)) };
}

/** The functions as TypeScript calls them, by name. */
export function bindFunctions(caller: Caller): object {
  return Object.fromEntries(
    // Always a promise, also of what is thrown at once.
    caller.all.map((fn) => [fn.definition.name, async (input?: unknown) => fn.call(input, within(caller, fn))]),
  );
}

/** The functions as Rust calls them, by their places in the contract. */
export function hostFunctions(caller: Caller): HostedFunctions {
  const at = (index: number) => caller.all[index] as CalledFunction;
  return {
    call: (index, input) => {
      const output = answer(at(index), input, caller);
      // Rust hears of it, unless its instance has ended.
      if (output instanceof Promise) output.catch(() => undefined);
      return output;
    },
    explain: (index, isOutput, json) => describeRefused(at(index).definition, isOutput, json),
  };
}

/** What is thrown at once is a rejection, too: an exception would pass through Rust frames. */
function answer(fn: CalledFunction, input: Uint8Array, caller: Caller): unknown {
  try {
    return fn.answer?.(input, within(caller, fn));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** Calls within calls are on one stack while none of them waits, and all of them take memory. */
const MOST_LEVELS = 64;

function within(caller: Caller, { definition: { name } }: CalledFunction): Caller {
  if (caller.depth < MOST_LEVELS) return { ...caller, depth: caller.depth + 1 };
  throw new Error(`\`${name}\` is called within ${MOST_LEVELS} other functions, which is as deep as calls may go`);
}
