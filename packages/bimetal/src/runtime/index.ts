export type { DeclaredResponse, Definition, RequestBody, RustDefinition } from "./definition.ts";
export type { Events, ServerEvent } from "./event-stream.ts";
export { mountRoutes, type ServedRoute } from "./mount.ts";
export type { Part, Problem, RequestIssue } from "./problem.ts";
export { readMultipart } from "./read-multipart.ts";
export type { Reply } from "./reply.ts";
export type { Params, Routed } from "./router.ts";
export { type ReadLocals, rust } from "./serve-rust.ts";
export { typescript } from "./serve-typescript.ts";
