/** Routes, and requests for them: the form of `crates/bimetal/fixtures/routing.json`. */
export interface RouteSet {
  readonly name?: string;
  readonly routes: readonly Route[];
  readonly requests: readonly Request[];
}

export interface Route {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

export interface Request {
  readonly method: string;
  /** As it is written behind a host, before a URL is parsed. */
  readonly path: string;
  readonly expect?: Answer;
}

/** What serves a request. `allow` is the header of a 405. */
export type Answer =
  | { readonly route: string; readonly params: Readonly<Record<string, string>> }
  | { readonly status: number; readonly allow?: string };

/** Something that says what serves requests, one answer for each; `null` where it has no opinion. */
export interface Router {
  readonly name: string;
  readonly ask: (set: RouteSet) => Promise<readonly (Answer | null)[]>;
}

/** A request's raw path, as the URL standard parses it. */
export function rawPath({ path }: Request): string {
  return new URL(`http://localhost${path}`).pathname;
}

/** The same text for the same answers. */
export function describe(answer: Answer): string {
  if (!("route" in answer)) return JSON.stringify([answer.status, answer.allow]);
  return JSON.stringify([answer.route, Object.entries(answer.params).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
