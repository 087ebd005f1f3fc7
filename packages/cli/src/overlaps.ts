import type { Route, Segment } from "@bimetal/compiler";

/** Two routes that fit one path, and which of them serves it. */
export interface Overlap {
  readonly winner: Route;
  readonly loser: Route;
}

/** All pairs of routes that fit a common path, where the more specific one serves it. `crates/bimetal`'s router has the rule. */
export function findOverlaps(routes: readonly Route[]): Overlap[] {
  return routes.flatMap((route, index) =>
    routes.slice(index + 1).flatMap((other) => {
      if (route.method !== other.method || !meet(route.segments, other.segments)) return [];
      return [
        isBefore(route.segments, other.segments) ? { winner: route, loser: other } : { winner: other, loser: route },
      ];
    }),
  );
}

/** Whether some path fits both. */
function meet([first, ...firsts]: readonly Segment[], [second, ...seconds]: readonly Segment[]): boolean {
  if (first === undefined || second === undefined) return first === second;
  if (first.kind === "catchAll") return !isEmpty(second) || seconds.length > 0;
  if (second.kind === "catchAll") return !isEmpty(first) || firsts.length > 0;
  return meetHere(first, second) && meet(firsts, seconds);
}

function meetHere(first: Segment, second: Segment): boolean {
  if (first.kind === "static" && second.kind === "static") return first.value === second.value;
  return !isEmpty(first) && !isEmpty(second);
}

/** A static segment of no text, as after a trailing slash; no parameter takes it. */
function isEmpty(segment: Segment): boolean {
  return segment.kind === "static" && segment.value === "";
}

const RANKS = { static: 0, parameter: 1, catchAll: 2 } as const;

/** The first segment that differs in kind decides. */
function isBefore(segments: readonly Segment[], others: readonly Segment[]): boolean {
  for (const [index, segment] of segments.entries()) {
    const other = others[index];
    if (other && segment.kind !== other.kind) return RANKS[segment.kind] < RANKS[other.kind];
  }
  return false;
}
