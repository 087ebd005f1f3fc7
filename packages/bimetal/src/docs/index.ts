export { createDocs } from "./create-docs.ts";
export type {
  Content,
  Examples,
  Json,
  JsonSchema,
  OpenApi,
  Operation,
  Parameter,
  PathItem,
  Reference,
  RequestBodyObject,
  ResponseObject,
} from "./document.ts";
