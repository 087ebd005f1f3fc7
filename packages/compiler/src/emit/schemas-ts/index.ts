export { emitSchemasTs } from "./schemas-ts.ts";
