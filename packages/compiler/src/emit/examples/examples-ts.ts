import { isUtf8 } from "node:buffer";
import { type FetchInit, writeHeaders, writeRequest, writeUrl } from "bimetal/client";
import type { Example, ExampleBytes, Json, Model, Route } from "../../model.ts";
import { clientRoute } from "../client/definitions.ts";
import { header } from "../header.ts";
import { json } from "../ts-literal.ts";
import { assignLiteral } from "../ts-statement.ts";
import { formBytes } from "./form-bytes.ts";

/** Emits `generated/examples.ts`: every example, ready to be sent and to be compared with. */
export function emitExamplesTs(model: Model): string {
  const examples = model.routes.flatMap((route) => route.examples.map((example) => describe(route, example)));
  return [
    header(model.source),
    'import type { Example } from "bimetal/test";',
    "",
    "/** Every example of the contract, for tests: `test.for(examples)(…, (example) => checkExample(example, worker))`. */",
    ...assignLiteral(0, "export const examples: readonly Example[]", json(examples)),
    "",
  ].join("\n");
}

function describe(route: Route, { name, request, response }: Example): Json {
  const { method, headers, body } = sentBy(route, request);
  return {
    route: route.name.author,
    name,
    request: {
      method,
      path: writeUrl(route.path, request.params, request.query),
      headers,
      ...describeBody(body),
    },
    response: describeResponse(route, response),
  };
}

function sentBy(route: Route, request: Example["request"]): FetchInit {
  const sent = clientRoute(route);
  if (sent.body?.kind !== "multipart") return writeRequest(sent, request, {});
  const { contentType, bytes } = formBytes(request.body as { readonly [name: string]: Json });
  return writeRequest({ ...sent, body: { kind: "bytes", contentType } }, { ...request, body: bytes }, {});
}

/** A text as it is, and what is none in base64. */
function describeBody(body: unknown): { readonly body?: string; readonly base64?: string } {
  if (body instanceof Uint8Array) {
    const bytes = Buffer.from(body);
    return isUtf8(bytes) ? { body: bytes.toString() } : { base64: bytes.toString("base64") };
  }
  if (typeof body === "string") return { body };
  return typeof body === "object" ? (body as ExampleBytes) : {};
}

function describeResponse(route: Route, { status, headers, location, body, varies }: Example["response"]): Json {
  const declared = route.responses.find((candidate) => candidate.status === status)?.body;
  const isBytes = declared?.kind !== "json" && typeof body === "object";
  return {
    status,
    ...(declared && "contentType" in declared && { contentType: declared.contentType }),
    ...(headers && { headers: describeHeaders(headers) }),
    ...(location !== undefined && { location }),
    ...(isBytes && { ...(body as unknown as ExampleBytes) }),
    ...(body !== undefined && !isBytes && { [declared?.kind === "json" ? "json" : "text"]: body }),
    ...(varies.length > 0 && { varies }),
  };
}

/** As they are sent; those of a list are a list. */
function describeHeaders(headers: { readonly [name: string]: Json }): Json {
  const entries = Object.entries(headers).map(([name, value]) => {
    const texts = writeHeaders([name], headers).map(([, text]) => text);
    return [name, Array.isArray(value) ? texts : (texts[0] ?? "")] as const;
  });
  return Object.fromEntries(entries);
}
