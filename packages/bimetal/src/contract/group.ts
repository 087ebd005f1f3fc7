import type { Language, Path, Responses, Route } from "./route.ts";
import type { ObjectSchema } from "./schema.ts";
import { captureSite, type Site } from "./site.ts";

/** Routes by name. A handler is named after its route; inside a group, after the group and the route: `adminListUsers`. */
export interface Routes {
  readonly [name: string]: Route | Group;
}

/** What the routes of a group share. A route's own options win. */
export interface GroupOptions {
  readonly routes: Routes;
  /** @default the outer group's, else "typescript" */
  readonly in?: Language;
  /** What TypeScript middleware hands to the handlers, by one function that is named after the group. */
  readonly locals?: ObjectSchema;
  /** Responses that every route of the group may give besides its own: `{ 401: Problem }`. */
  readonly responses?: Responses;
  /** Milliseconds after which a pending Rust handler is dropped and answered 504. */
  readonly timeLimit?: number;
}

/** A group as the compiler reads it. */
export interface Group {
  readonly kind: "group";
  readonly prefix: string;
  readonly options: GroupOptions;
  readonly site: Site;
}

/**
 * Routes under one prefix, possibly made in another package: `admin: group("/admin", { in: "rust", routes: { … } })`.
 * The path `/` inside a group is the prefix itself; the prefix `/` adds nothing to the paths.
 */
export function group(prefix: Path, options: GroupOptions): Group {
  return { kind: "group", prefix, options, site: captureSite(group) };
}
