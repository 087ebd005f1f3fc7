export { exportName } from "./definitions-ts.ts";
export { emitModRs } from "./mod-rs.ts";
export { emitRoutesRs } from "./routes-rs.ts";
export { emitRoutesTs } from "./routes-ts.ts";
