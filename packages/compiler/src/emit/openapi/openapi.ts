import type { Model } from "../../model.ts";
import { createComponents, emitComponents } from "./components.ts";
import { type JsonObject, jsonObject, nonEmpty } from "./json-object.ts";
import { tagOf } from "./operation.ts";
import { emitPaths } from "./paths.ts";

/**
 * Emits the contract as an OpenAPI 3.1 document, which is plain data. Paths stand in the order of the contract, and so do
 * the types that they name; a type that is not sent or answered with is left out.
 */
export function emitOpenApi(model: Model): JsonObject {
  const { title, version, routes } = model;
  const components = createComponents(model);
  const tags = new Set(routes.map(tagOf).filter((tag) => tag !== undefined));
  return jsonObject({
    openapi: "3.1.1",
    info: { title, version },
    tags: nonEmpty([...tags].map((name) => ({ name }))),
    paths: emitPaths(components, routes),
    components: emitComponents(components, model),
  });
}
