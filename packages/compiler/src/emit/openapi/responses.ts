import type { Response, Route } from "../../model.ts";
import { type OwnStatus, ownStatuses } from "../own-answers.ts";
import { emitContent } from "./body.ts";
import type { Components } from "./components.ts";
import { headerExamples, responseExamples } from "./examples.ts";
import { type JsonObject, jsonObject } from "./json-object.ts";
import { PROBLEM_TYPE, problemContent, problemReference, sharedResponse } from "./problems.ts";
import { jsonSchema } from "./schema.ts";

/** Every answer that a route declares, and those that Bimetal itself gives in its place, by status. */
export function emitResponses(components: Components, route: Route): JsonObject {
  const own: readonly number[] = ownStatuses(route);
  const declared = route.responses.map(({ status }) => status);
  const statuses = [...new Set([...declared, ...own])].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const response = route.responses.find((candidate) => candidate.status === status);
      if (!response) return [status, sharedResponse(status as OwnStatus)];
      return [status, emitResponse(components, route, response, own.includes(status))];
    }),
  );
}

function emitResponse(components: Components, route: Route, response: Response, mayBeOwn: boolean): JsonObject {
  const { status, name, body, headers } = response;
  const content = emitContent(components, body, "output", responseExamples(route, status));
  const full = mayBeOwn ? withOwn(components, content) : content;
  return jsonObject({
    description: body.kind === "events" ? `${name.author}: events, whose data are JSON` : name.author,
    headers: headers || body.kind === "redirect" ? emitHeaders(components, route, response) : undefined,
    content: Object.keys(full).length > 0 ? full : undefined,
  });
}

function emitHeaders(components: Components, route: Route, { status, body, headers }: Response): JsonObject {
  const declared = (headers?.fields ?? []).map(({ name, schema, presence, docs, deprecated }) => {
    const header = jsonObject({
      description: docs,
      deprecated: deprecated || undefined,
      required: presence === "optional" ? undefined : true,
      schema: jsonSchema(components, schema, "output"),
      examples: headerExamples(route, status, name.author),
    });
    return [name.author, header] as const;
  });
  return { ...(body.kind === "redirect" && { location: LOCATION }), ...Object.fromEntries(declared) };
}

const LOCATION: JsonObject = {
  description: "Where the client is sent.",
  required: true,
  schema: { type: "string", format: "uri-reference" },
};

/** A declared status that Bimetal may answer with, too. */
function withOwn(components: Components, content: JsonObject): JsonObject {
  const declared = content[PROBLEM_TYPE] as JsonObject | undefined;
  if (declared?.schema === undefined) return { ...content, ...problemContent(components) };
  const schema = { anyOf: [declared.schema, problemReference(components)] };
  return { ...content, [PROBLEM_TYPE]: { ...declared, schema } };
}
