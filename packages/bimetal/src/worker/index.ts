export type { FoundDefinition } from "../runtime/definition.ts";
export { type RustWorker, rustWorker } from "./rust-worker.ts";
