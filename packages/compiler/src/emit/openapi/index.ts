export { emitOpenApi } from "./openapi.ts";
export { emitOpenApiTs } from "./openapi-ts.ts";
