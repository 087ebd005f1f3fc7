import type { LoweredContract } from "../lower/lower-contract.ts";
import type { LoweredFunction } from "../lower/lower-function.ts";

/** All that is called with values of the contract: its functions, and the methods of its classes. */
export function calledOf({ functions, objects }: LoweredContract): LoweredFunction[] {
  return [...functions, ...objects.flatMap(({ methods }) => methods)];
}
