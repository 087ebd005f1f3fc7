export { exportName, SERVE_EXPORT } from "./definitions-ts.ts";
export { emitModRs } from "./mod-rs.ts";
export { emitRoutesRs } from "./routes-rs.ts";
export { emitRoutesTs } from "./routes-ts.ts";
export { emitWorkerTs } from "./worker-ts.ts";
