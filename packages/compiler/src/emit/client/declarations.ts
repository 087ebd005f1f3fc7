/** The types of `generated/client.ts`: what each method sends, and what it answers. */
import type { Field, NamedType, ObjectShape, RequestBody, Response, ResponseBody, Route } from "../../model.ts";
import { tsDoc, tsProperty } from "../../names.ts";
import { schemaOfBody } from "../../schema-parts.ts";
import { mayBeAbsent, type TypeNames } from "../directions.ts";
import { ownStatuses } from "../own-answers.ts";
import { genericUnion, list, type Member, union } from "../ts-layout.ts";
import { isSentAsGiven, sentName, sentType, textType } from "./sent-type.ts";

/** The parts of a request that are sent as text. */
const TEXT_PARTS = ["params", "query", "headers", "cookies"] as const;

/** `CreateLinkRequest` with what it is made of, and `CreateLinkResult`. */
export function routeTypes(differing: TypeNames, route: Route): string[] {
  return [
    ...[...TEXT_PARTS, "body" as const].flatMap((part) => textPart(route, part)),
    ...requestType(differing, route),
    resultType(route),
  ];
}

/** Whether a route takes something that only the caller knows. */
function hasRequest({ params, query, headers, cookies, body }: Route): boolean {
  return [params, query, headers, cookies, body].some((part) => part !== undefined);
}

/** Whether a route may be called without saying anything. */
function isRequestOptional(route: Route): boolean {
  return route.body === undefined && TEXT_PARTS.every((part) => isPartOptional(part, route[part]));
}

/** What is sent for a named type, where that is not what is answered: `LinkInput`. */
export function inputType(differing: TypeNames, type: NamedType): string {
  const name = sentName(differing, type.name.pascal);
  const head = `export type ${name}`;
  switch (type.kind) {
    case "object":
      return interfaceOf(name, type, type.shape, (field) => sentType(differing, field.schema));
    case "union": {
      const options = new Set(type.options.map(({ schema }) => sentType(differing, schema)));
      return [...tsDoc(type.docs, type.deprecated), ...union(`${head} =`, [...options])].join("\n");
    }
    case "alias":
      return [...tsDoc(type.docs, type.deprecated), ...union(`${head} =`, [sentType(differing, type.schema)])].join(
        "\n",
      );
    case "choice":
      return "";
  }
}

function textPart(route: Route, part: TextPart): string[] {
  const shape = shapeOf(route, part);
  if (!shape || isSentAsGiven(shape)) return [];
  return [interfaceOf(partName(route, part), {}, shape, ({ schema }) => textType(schema))];
}

/** The parts that have the values of a text, with the fields of a form. */
type TextPart = (typeof TEXT_PARTS)[number] | "body";

function shapeOf(route: Route, part: TextPart): ObjectShape | undefined {
  if (part !== "body") return route[part];
  return route.body?.kind === "form" ? route.body.shape : undefined;
}

function partName({ name }: Route, part: TextPart): string {
  return name.pascal + part.charAt(0).toUpperCase() + part.slice(1);
}

function interfaceOf(
  name: string,
  { docs, deprecated }: Partial<Pick<NamedType, "docs" | "deprecated">>,
  { fields }: ObjectShape,
  typeOf: (field: Field) => string,
): string {
  const lines = fields.flatMap((field) => {
    const sign = mayBeAbsent(field, "input") ? "?:" : ":";
    return [...tsDoc(field.docs, field.deprecated), `${tsProperty(field.name.author)}${sign} ${typeOf(field)};`];
  });
  return [...tsDoc(docs, deprecated), `export interface ${name} {`, ...lines.map((line) => `  ${line}`), "}"].join(
    "\n",
  );
}

function requestType(differing: TypeNames, route: Route): string[] {
  if (!hasRequest(route)) return [];
  const { author, pascal } = route.name;
  const parts = TEXT_PARTS.flatMap((part) => {
    const shape = route[part];
    if (!shape) return [];
    const line = `  readonly ${part}${isPartOptional(part, shape) ? "?" : ""}: ${textPartType(route, part, shape)};`;
    return part === "cookies" ? [COOKIES_DOC, line] : [line];
  });
  const body = route.body ? [`  readonly body: ${sentBody(differing, route, route.body)};`] : [];
  return [
    [
      `/** What \`${author}\` sends. */`,
      `export interface ${pascal}Request extends CallOptions {`,
      ...parts,
      ...body,
      "}",
    ].join("\n"),
  ];
}

function textPartType(route: Route, part: TextPart, shape: ObjectShape): string {
  return isSentAsGiven(shape) ? `schemas.${shape.name.pascal}` : partName(route, part);
}

const COOKIES_DOC = "  /** Browsers send their own instead. */";

/** Cookies need not be said: browsers have them, and do not let scripts write them. */
function isPartOptional(part: TextPart, shape: ObjectShape | undefined): boolean {
  return part === "cookies" || (shape?.fields ?? []).every((field) => mayBeAbsent(field, "input"));
}

function sentBody(differing: TypeNames, route: Route, body: RequestBody): string {
  switch (body.kind) {
    case "json":
      return sentType(differing, body.schema);
    case "form":
      return textPartType(route, "body", body.shape);
    case "text":
      return "string";
    case "bytes":
      return "Uint8Array | ArrayBuffer";
    case "stream":
      return "ReadableStream<Uint8Array>";
  }
}

function resultType(route: Route): string {
  const own: readonly number[] = ownStatuses(route);
  const declared = route.responses.map((response) => {
    return [response.status, answerType(response, own.includes(response.status))] as const;
  });
  const undeclared = own.filter((status) => !declared.some(([other]) => other === status));
  const [first] = undeclared;
  const refusal = { name: "Answer", args: [undeclared.join(" | "), "RequestProblem"] };
  const refused = first === undefined ? [] : [[first, refusal] as const];
  const answers = [...declared, ...refused].sort(([a], [b]) => a - b).map(([, type]) => type);
  const head = `export type ${route.name.pascal}Result =`;
  return [`/** What \`${route.name.author}\` is answered, by \`status\`. */`, ...genericUnion(head, answers)].join(
    "\n",
  );
}

/** What Bimetal itself answers with a status may come in the place of what the contract declares for it. */
function answerType({ status, body, headers }: Response, isOwn: boolean): Member {
  const answer = bareAnswerType(status, body, isOwn);
  if (!headers) return answer;
  const values = `schemas.${headers.name.pascal}`;
  const args = [`${answer.name}<${answer.args.join(", ")}>`, isOwn ? `Partial<${values}>` : values];
  return { name: "Declared", args };
}

function bareAnswerType(status: number, body: ResponseBody, isOwn: boolean): Member {
  if (body.kind === "redirect") return { name: "Redirected", args: [`${status}`] };
  const type = answeredBody(body);
  return { name: "Answer", args: [`${status}`, isOwn ? `${type} | RequestProblem` : type] };
}

function answeredBody(body: ResponseBody): string {
  const schema = schemaOfBody(body);
  const value = schema?.kind === "named" ? `schemas.${schema.name.pascal}` : "unknown";
  switch (body.kind) {
    case "json":
      return value;
    case "events":
      return `AsyncIterable<ServerEvent<${value}>>`;
    case "text":
    case "redirect":
      return "string";
    case "bytes":
      return "Uint8Array";
    case "stream":
      return "ReadableStream<Uint8Array>";
    case "empty":
      return "undefined";
  }
}

/** `readonly createLink: (request: CreateLinkRequest) => Promise<CreateLinkResult>;` */
export function methodLines(route: Route): string[] {
  const { author, pascal } = route.name;
  const request = hasRequest(route) ? `${pascal}Request` : "CallOptions";
  const parameter = `request${isRequestOptional(route) ? "?" : ""}: ${request}`;
  return list(`  readonly ${tsProperty(author)}: (`, [parameter], `) => Promise<${pascal}Result>;`, "  ");
}
