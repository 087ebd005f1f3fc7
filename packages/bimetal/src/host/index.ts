export { type Call, callRust } from "./call.ts";
export { Aborted, InstanceEnded, RustError, RustPanic, TimeLimit } from "./errors.ts";
export { type Frame, Kind } from "./frame.ts";
export type { Glue, RustModule } from "./glue.ts";
export type { Section } from "./input.ts";
export type { HostedFunctions } from "./instance.ts";
export { type ExplainPayload, provideExplainPayload } from "./payloads.ts";
export { provideRust, rustStatus } from "./pool.ts";
