import { showValue } from "../contract/show-value.ts";
import type { Body, ObjectShape } from "../model.ts";
import { jsonText } from "./default-value.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { isZod, runZod, type ZodSchema } from "./zod.ts";

/** What an example gives for the path's parameters, the query or the headers, and what the route declares of it. */
export interface ExampleText {
  readonly shape: ObjectShape | undefined;
  readonly schema: unknown;
  readonly values: Readonly<Record<string, unknown>> | undefined;
  /** What is not given may be there. */
  readonly isPartial?: boolean;
}

/** Refuses values that the part does not take. Without a schema, a path's parameters are strings. */
export function checkExampleText(lowering: Lowering, text: ExampleText, place: Place): void {
  const { shape, schema, values = {}, isPartial = false } = text;
  const names = shape?.fields.map(({ name }) => name.author) ?? [];
  for (const key of Object.keys(values).filter((name) => !names.includes(name))) {
    const problem = "is not declared by the route";
    refuse(lowering, "contract/example", childPlace(place, key), { problem, fix: "delete it, or declare it" });
  }
  if (isZod(schema)) {
    const issues = issuesOf(schema, values).filter(({ path }) => !isPartial || String(path[0]) in values);
    refuseIssue(lowering, issues, place);
  } else {
    for (const name of names.filter((name) => typeof values[name] !== "string")) {
      const found = showValue(values[name]);
      refuse(lowering, "contract/example", childPlace(place, name), {
        problem: "is no string",
        found,
        fix: "write one",
      });
    }
  }
}

/** What an example gives for a body, and what the route declares of it. */
export interface ExampleBody {
  readonly body: Exclude<Body, { readonly kind: "form" }> | undefined;
  readonly schema: unknown;
  readonly value: unknown;
  /** Whether the value must be one that the schema gives: an answer is what a client sees. */
  readonly gives: boolean;
}

/** Refuses a body that the route does not take or give. */
export function checkExampleBody(
  lowering: Lowering,
  { body, schema, value, gives }: ExampleBody,
  place: Place,
): undefined {
  switch (body?.kind) {
    case "json":
      return checkValue(lowering, jsonSchemaOf(schema), value, place, gives);
    case "text":
      if (typeof value === "string") return undefined;
      return refuse(lowering, "contract/example", place, {
        problem: `is no text, and the route declares a body of ${body.contentType}`,
        expected: "a string",
        found: showValue(value),
        fix: "write the whole body as a string",
      });
    case "bytes":
    case "stream":
      if (typeof value === "string" || value instanceof Uint8Array) return undefined;
      return refuse(lowering, "contract/example", place, {
        problem: `is neither text nor bytes, and the route declares a body of ${body.contentType}`,
        expected: "a string or a Uint8Array",
        found: showValue(value),
        fix: "write the whole body as one of these",
      });
    default:
      if (value === undefined) return undefined;
      return refuse(lowering, "contract/example", place, {
        problem: "is not declared by the route",
        fix: "delete it, or declare it",
      });
  }
}

/** A body is a schema, or has one. */
function jsonSchemaOf(declared: unknown): ZodSchema {
  return (isZod(declared) ? declared : (declared as { readonly schema: unknown }).schema) as ZodSchema;
}

function checkValue(lowering: Lowering, schema: ZodSchema, value: unknown, place: Place, gives = false): undefined {
  if (value === undefined) {
    const problem = "is missing, and the route declares it";
    return refuse(lowering, "contract/example", place, { problem, fix: "write one" });
  }
  const text = jsonText(value);
  if (text === undefined) {
    const found = showValue(value);
    return refuse(lowering, "contract/example", place, { problem: "is no value of JSON", found, fix: "write one" });
  }
  if (refuseIssue(lowering, issuesOf(schema, value), place)) return undefined;
  if (!gives || jsonText(runZod(schema, value).value) === text) return undefined;
  return refuse(lowering, "contract/example", place, {
    problem: "is not what its schema gives",
    found: text,
    fix: "write a value with all of the schema's keys, in their order, and no others",
  });
}

/** Refuses a value for the first of its issues. Answers whether it has any. */
function refuseIssue(lowering: Lowering, [issue]: readonly Issue[], place: Place): boolean {
  if (!issue) return false;
  refuse(lowering, "contract/example", issuePlace(place, issue), {
    problem: "is not what its schema takes",
    found: issue.message ?? issue.code,
    fix: "correct the example, or the schema",
  });
  return true;
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message?: string;
}

/** With messages, where the author's zod makes them. */
function issuesOf(schema: ZodSchema, value: unknown): readonly Issue[] {
  const { safeParse } = schema as { safeParse?: (value: unknown) => { error?: { issues: readonly Issue[] } } };
  return safeParse ? (safeParse(value).error?.issues ?? []) : (runZod(schema, value).issues as readonly Issue[]);
}

function issuePlace(place: Place, { path }: Issue): Place {
  return path.reduce<Place>((inner, key) => childPlace(inner, String(key)), place);
}
