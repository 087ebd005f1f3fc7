export { type Call, callRust, type ObjectCall } from "./call.ts";
export { Aborted, InstanceEnded, RustError, RustPanic, TimeLimit } from "./errors.ts";
export { type Frame, Kind } from "./frame.ts";
export type { Glue, RustModule } from "./glue.ts";
export type { Section } from "./input.ts";
export type { HostedFunctions, Instance, OwnerContext } from "./instance.ts";
export { type ExplainPayload, provideExplainPayload } from "./payloads.ts";
export { acquireForObject, provideRust, rustStatus } from "./pool.ts";
export { forgetObject } from "./tasks.ts";
