import type { HostedFunctions } from "../host/index.ts";
import { describeRefused, type FunctionDefinition } from "../runtime/function-value.ts";

/** What JavaScript knows of functions that Rust calls within itself: why their values are refused. In the contract's order. */
export function explainFunctions(definitions: readonly FunctionDefinition[]): HostedFunctions {
  return {
    explain: (index, isOutput, json) => describeRefused(definitions[index] as FunctionDefinition, isOutput, json),
  };
}
