import type { PageInfo, Problem, UserRef } from "../generated/schemas";

/** What the tracker knows without having kept it. */
export const NOW = "2026-11-01T09:00:00Z";
export const ADA: UserRef = { id: 1, name: "Ada" };

export function userRef(id: number): UserRef {
  return { id, name: `User ${id}` };
}

/** The last page of a list. */
export function pageOf(items: readonly unknown[]): PageInfo {
  return { total: items.length, cursor: null };
}

export function notFound(what: string): Problem {
  return { type: "about:blank", title: "Not Found", status: 404, detail: `There is no ${what}.` };
}

export function conflict(detail: string): Problem {
  return { type: "about:blank", title: "Conflict", status: 409, detail };
}
