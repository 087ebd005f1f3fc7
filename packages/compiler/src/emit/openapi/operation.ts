import type { Route } from "../../model.ts";
import { emitContent } from "./body.ts";
import type { Components } from "./components.ts";
import { requestExamples } from "./examples.ts";
import { type JsonObject, jsonObject, nonEmpty } from "./json-object.ts";
import { emitParameters } from "./parameters.ts";
import { emitResponses } from "./responses.ts";

/** A route. `names` are those of its path parameters in the path's template. */
export function emitOperation(components: Components, route: Route, names: readonly string[]): JsonObject {
  const tag = tagOf(route);
  return jsonObject({
    operationId: route.name.author,
    tags: tag === undefined ? undefined : [tag],
    description: route.docs,
    deprecated: route.deprecated || undefined,
    parameters: nonEmpty(emitParameters(components, route, names)),
    requestBody: emitRequestBody(components, route),
    responses: emitResponses(components, route),
  });
}

/** The groups that a route stands in: `admin/users`. */
export function tagOf({ groups }: Route): string | undefined {
  return groups.length > 0 ? groups.join("/") : undefined;
}

function emitRequestBody(components: Components, route: Route): JsonObject | undefined {
  const { body, bodyLimit } = route;
  if (!body) return undefined;
  return {
    description: `At most ${bodyLimit} bytes.`,
    required: true,
    content: emitContent(components, body, "input", requestExamples(route)),
    "x-max-bytes": bodyLimit,
  };
}
