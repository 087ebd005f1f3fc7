/** The examples of a route, each where its parts stand in the document. */
import type { Example, Json, Route } from "../../model.ts";
import type { JsonObject } from "./json-object.ts";

/** The values that examples give to one name of the path, the query, the headers or the cookies. */
export function parameterExamples(
  { examples }: Route,
  part: "params" | "query" | "headers" | "cookies",
  name: string,
): JsonObject | undefined {
  return byName(examples, ({ request }) => request[part]?.[name]);
}

/** The bodies that examples send. */
export function requestExamples({ examples }: Route): JsonObject | undefined {
  return byName(examples, ({ request }) => request.body);
}

/** The bodies that examples are answered with by a status. */
export function responseExamples({ examples }: Route, status: number): JsonObject | undefined {
  return byName(examples, ({ response }) => (response.status === status ? response.body : undefined));
}

function byName(examples: readonly Example[], read: (example: Example) => Json | undefined): JsonObject | undefined {
  const entries = examples.flatMap((example) => {
    const value = read(example);
    return value === undefined ? [] : [[example.name, { value }] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
