import type { Diagnostic } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { LoweredRoute } from "../lower/lower-route.ts";
import type { Route } from "../model.ts";

/** Routes that the same requests would match, none of them more specifically: one method, and paths of one shape. */
export function checkConflicts(routes: readonly LoweredRoute[]): Diagnostic[] {
  const firsts = new Map<string, LoweredRoute>();
  return routes.flatMap((lowered) => {
    const { route, place } = lowered;
    const key = shapeOf(route);
    const first = firsts.get(key);
    if (!first) {
      firsts.set(key, lowered);
      return [];
    }
    const other = first.place.path;
    const input = { path: place.path, method: route.method, other, first: first.place.location };
    return [diagnose("contract/conflict", input, place.location)];
  });
}

/** Parameters match whatever their names are. */
function shapeOf({ method, segments }: Route): string {
  const parts = segments.map((segment) => (segment.kind === "static" ? ["static", segment.value] : [segment.kind]));
  return JSON.stringify([method, parts]);
}
