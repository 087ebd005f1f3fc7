export { type Compilation, type CompileOptions, type CompileOutcome, compile, DEFAULT_CONTRACTS } from "./compile.ts";
export { locateMessage } from "./contract/locate-message.ts";
export { type DiagnosticCode, diagnosticCodes } from "./diagnostics.ts";
export type { GeneratedFile } from "./emit/emit-files.ts";
export { emitOpenApi } from "./emit/openapi/index.ts";
export type * from "./model.ts";
export { ROUTERS, type Router } from "./router.ts";
export { type RustEventExport, type RustExport, rustEventExports, rustExports } from "./rust-exports.ts";
export { type WriteOptions, type Written, writeGenerated } from "./write-generated.ts";
