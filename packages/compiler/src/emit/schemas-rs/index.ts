export { emitSchemasRs } from "./schemas-rs.ts";
