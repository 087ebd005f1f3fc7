import { provideExplainPayload } from "../host/index.ts";
import type { Parser } from "../schema/index.ts";
import { refusePayload } from "./refuse-payload.ts";

/** Has Rust told what is wrong with payloads that it has refused: `parsers` stand in the contract's order. */
export function providePayloads(parsers: readonly Parser<unknown>[]): void {
  provideExplainPayload((index, json) => refusePayload(parsers[index] as Parser<unknown>, json).because);
}
