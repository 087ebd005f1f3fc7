import { STATUS_CODES } from "node:http";
import type { Responses } from "bimetal";
import type { Body, Response, ResponseBody } from "../model.ts";
import { createName } from "../names.ts";
import { allOf } from "./all-of.ts";
import { lowerBody } from "./lower-body.ts";
import { lowerHeaders } from "./lower-response-headers.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";
import { anything, checkOptions } from "./options.ts";
import { isZod } from "./zod.ts";

/** The responses of a route or a group; `place` is that of the route or the group. */
export function lowerResponses(lowering: Lowering, responses: Responses = {}, place: Place): Response[] | undefined {
  const inner = { ...place, path: `${place.path}.responses` };
  return allOf(Object.entries(responses).map(([status, body]) => lowerResponse(lowering, status, body, inner)));
}

/** A route's own responses and those of its groups, sorted by status. The route's own win. */
export function mergeResponses(inherited: readonly Response[], own: readonly Response[]): Response[] {
  const others = inherited.filter(({ status }) => !own.some((response) => response.status === status));
  return [...others, ...own].sort((a, b) => a.status - b.status);
}

function lowerResponse(lowering: Lowering, key: string, declared: unknown, place: Place): Response | undefined {
  const status = Number(key);
  if (!/^[2-5]\d\d$/.test(key)) {
    return refuse(lowering, "contract/status", childPlace(place, key), { status: key });
  }
  const name = createName(STATUS_CODES[status] ?? `Status${status}`);
  const inner = childPlace(place, key, name.pascal);
  if (!isHeaded(declared)) {
    const body = lowerResponseBody(lowering, status, declared, inner);
    return body && { status, name, body, headers: undefined };
  }
  if (!checkOptions(lowering, declared, inner, HEADED)) return undefined;
  const body = lowerResponseBody(lowering, status, declared.body, { ...inner, path: `${inner.path}.body` });
  const headers = lowerHeaders(lowering, declared.headers, body?.kind, childPlace(inner, "headers"));
  return body && headers && { status, name, body, headers };
}

/** A body with headers beside it. */
interface Headed {
  readonly body: unknown;
  readonly headers: unknown;
}

const HEADED = { body: anything, headers: anything };

function isHeaded(declared: unknown): declared is Headed {
  if (typeof declared !== "object" || declared === null || isZod(declared) || "kind" in declared) return false;
  return "body" in declared || "headers" in declared;
}

/** The body of a response as it was declared. */
export function declaredBody(declared: unknown): unknown {
  return isHeaded(declared) ? declared.body : declared;
}

function lowerResponseBody(
  lowering: Lowering,
  status: number,
  declared: unknown,
  place: Place,
): ResponseBody | undefined {
  // Every other kind was refused.
  const body = lowerBody(lowering, declared, place, "response") as ResponseBody | undefined;
  return body && checkBody(lowering, status, body, place) ? body : undefined;
}

const NULL_BODY = [204, 205, 304];
const REDIRECTS = [301, 302, 303, 307, 308];

function checkBody(lowering: Lowering, status: number, { kind }: Body, place: Place): boolean {
  const expected = expectedBody(status, kind);
  if (expected === undefined) return true;
  const found = kind === "redirect" ? "redirect()" : `${kind === "events" ? "an" : "a"} ${kind} body`;
  refuse(lowering, "contract/status-body", place, { status, expected, found });
  return false;
}

/** What a status must have where it cannot have a body of this kind. */
function expectedBody(status: number, kind: Body["kind"]): string | undefined {
  if (NULL_BODY.includes(status) && kind !== "empty") return "empty()";
  // Browsers take events of no other status.
  if (kind === "events" && status !== 200) return "another body";
  if (kind === "redirect" && !REDIRECTS.includes(status)) return "empty() or a body";
  return undefined;
}
