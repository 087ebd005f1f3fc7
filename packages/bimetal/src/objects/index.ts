export { callEntrypoint } from "./entrypoint.ts";
export type { RustMethod } from "./method.ts";
export { type ObjectDefinition, RustObject } from "./rust-object.ts";
export { runWorkflow } from "./workflow.ts";
