export type { FoundDefinition } from "../runtime/definition.ts";
export { readMultipart } from "../runtime/read-multipart.ts";
export { type RustWorker, rustWorker } from "./rust-worker.ts";
