import type { Field, Route } from "../model.ts";

/** A status that Bimetal itself refuses a route's request with, as `application/problem+json`. */
export type OwnStatus = 400 | 413 | 415;

/** The statuses that Bimetal itself may refuse a request with, whatever the route declares. */
export function ownStatuses(route: Route): OwnStatus[] {
  return [...(mayBeRefused(route) ? ([400] as const) : []), ...(route.body ? ([413, 415] as const) : [])];
}

/** Whether a request for this route may have something in it that does not match the contract. */
function mayBeRefused({ params, query, headers, cookies, body }: Route): boolean {
  const isChecked = ({ schema }: Field) => schema.kind !== "string" || schema.checks.length > 0;
  const named = [query, headers, cookies].flatMap((shape) => shape?.fields ?? []);
  return (
    named.length > 0 || (params?.fields ?? []).some(isChecked) || ["json", "text", "form"].includes(body?.kind ?? "")
  );
}
