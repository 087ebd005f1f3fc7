import { writeRequest, writeUrl } from "bimetal/client";
import type { Example, Json, Model, Route } from "../../model.ts";
import { clientRoute } from "../client/definitions.ts";
import { header } from "../header.ts";
import { json } from "../ts-literal.ts";
import { assignLiteral } from "../ts-statement.ts";

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
  const { method, headers, body } = writeRequest(clientRoute(route), request, {});
  return {
    route: route.name.author,
    name,
    request: {
      method,
      path: writeUrl(route.path, request.params, request.query),
      headers,
      ...(typeof body === "string" && { body }),
    },
    response: describeResponse(route, response),
  };
}

function describeResponse(route: Route, { status, location, body, varies }: Example["response"]): Json {
  const declared = route.responses.find((candidate) => candidate.status === status)?.body;
  return {
    status,
    ...(declared && "contentType" in declared && { contentType: declared.contentType }),
    ...(location !== undefined && { location }),
    ...(body !== undefined && { [declared?.kind === "json" ? "json" : "text"]: body }),
    ...(varies.length > 0 && { varies }),
  };
}
