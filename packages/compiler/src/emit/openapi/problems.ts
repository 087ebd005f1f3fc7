/** The answers that Bimetal itself gives: RFC 9457, with what is wrong as zod says it. */
import type { OwnStatus } from "../own-answers.ts";
import type { Components } from "./components.ts";
import type { JsonObject } from "./json-object.ts";

export const PROBLEM_TYPE = "application/problem+json";

/** What of `components` describes each status. */
const RESPONSES: Readonly<Record<OwnStatus, { readonly name: string; readonly description: string }>> = {
  400: { name: "BadRequest", description: "The request does not match the contract." },
  413: { name: "ContentTooLarge", description: "The body is larger than the route takes." },
  415: { name: "UnsupportedMediaType", description: "The body's content type is not the declared one." },
};

/** The `responses` of a document's `components`. */
export function sharedResponses(components: Components, statuses: ReadonlySet<OwnStatus>): JsonObject {
  const rows = ([400, 413, 415] as const).filter((status) => statuses.has(status));
  return Object.fromEntries(
    rows.map((status) => {
      const { name, description } = RESPONSES[status];
      return [name, { description, content: problemContent(components) }];
    }),
  );
}

/** A route's response that is Bimetal's own alone. */
export function sharedResponse(status: OwnStatus): JsonObject {
  return { $ref: `#/components/responses/${RESPONSES[status].name}` };
}

export function problemContent(components: Components): JsonObject {
  return { [PROBLEM_TYPE]: { schema: problemReference(components) } };
}

export function problemReference({ problem }: Components): JsonObject {
  return { $ref: `#/components/schemas/${problem}` };
}

/** What `bimetal/runtime` answers with. */
export const problemSchema: JsonObject = {
  description: "Why Bimetal did not pass a request on, as RFC 9457 has it.",
  type: "object",
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    issues: {
      description: "What does not match the contract, at most 100 of it.",
      type: "array",
      items: {
        type: "object",
        properties: {
          code: { type: "string" },
          in: { description: "The part of the request.", enum: ["params", "query", "headers", "cookies", "body"] },
          path: {
            description: "Keys and indices from the part to the value.",
            type: "array",
            items: { type: ["string", "integer"] },
          },
          message: { type: "string" },
        },
        required: ["code", "in", "path", "message"],
      },
    },
    truncated: { description: "How many issues are not listed.", type: "integer" },
  },
  required: ["type", "title", "status", "detail"],
};
