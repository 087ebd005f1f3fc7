export type { FoundDefinition } from "../runtime/definition.ts";
export type { FunctionDefinition } from "../runtime/function-value.ts";
export { readMultipart } from "../runtime/read-multipart.ts";
export { explainFunctions } from "./explain-functions.ts";
export { type RustWorker, rustWorker } from "./rust-worker.ts";
