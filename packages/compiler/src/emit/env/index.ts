export { emitEnvRs } from "./env-rs.ts";
export { emitEnvTs } from "./env-ts.ts";
export type { EmitEnvInput } from "./lower-env.ts";
