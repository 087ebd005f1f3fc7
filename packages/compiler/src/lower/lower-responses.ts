import { STATUS_CODES } from "node:http";
import type { Responses } from "bimetal";
import type { Body, Response } from "../model.ts";
import { createName } from "../names.ts";
import { allOf } from "./all-of.ts";
import { lowerBody } from "./lower-body.ts";
import { childPlace, type Lowering, type Place, refuse } from "./lowering.ts";

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
  const body = lowerBody(lowering, declared, inner, "response");
  return body && checkBody(lowering, status, body, inner) ? { status, name, body } : undefined;
}

const NULL_BODY = [204, 205, 304];
const REDIRECTS = [301, 302, 303, 307, 308];

function checkBody(lowering: Lowering, status: number, { kind }: Body, place: Place): boolean {
  const expected = expectedBody(status, kind);
  if (expected === undefined) return true;
  const found = kind === "redirect" ? "redirect()" : `a ${kind} body`;
  refuse(lowering, "contract/status-body", place, { status, expected, found });
  return false;
}

/** What a status must have where it cannot have a body of this kind. */
function expectedBody(status: number, kind: Body["kind"]): string | undefined {
  if (NULL_BODY.includes(status) && kind !== "empty") return "empty()";
  if (kind === "redirect" && !REDIRECTS.includes(status)) return "empty() or a body";
  return undefined;
}
