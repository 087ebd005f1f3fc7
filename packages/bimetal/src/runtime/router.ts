import { decodePath } from "./decode-path.ts";

/** A route, as far as a router knows it. */
export interface Routed {
  /** Upper case. */
  readonly method: string;
  /** `/links/:slug`; a catch-all is its last segment: `*rest`. */
  readonly path: string;
}

/** Path parameters by name, decoded. */
export type Params = Readonly<Record<string, string>>;

/** What serves a request: a route, or, where only routes of other methods have its path, their methods, sorted. */
export type Match<R> = { readonly route: R; readonly params: Params } | { readonly allow: readonly string[] };

/** Finds what serves a request of this method and raw path; `undefined` if no route has the path. */
export type Find<R> = (method: string, path: string) => Match<R> | undefined;

/**
 * A router of these routes, which were checked. It is `bimetal::router` in TypeScript: the page of that crate says
 * which route serves a request, and both run one table of cases.
 */
export function createRouter<R extends Routed>(routes: readonly R[]): Find<R> {
  const root = createNode<R>();
  for (const route of routes) insert(root, route);
  return (method, path) => {
    const search: Search<R> = {
      method: method === "HEAD" ? "GET" : method,
      path,
      encoded: path.includes("%"),
      values: [],
      others: [],
    };
    // What begins otherwise is no path of a URL.
    const found = path.startsWith("/") ? find(root, 1, search) : undefined;
    if (found !== undefined) return { route: found.route, params: nameValues(found.names, search.values) };
    return search.others.length === 0 ? undefined : { allow: allowed(search.others) };
  };
}

interface Node<R> {
  readonly statics: Map<string, Node<R>>;
  parameter: Node<R> | undefined;
  /** By method: those that end in a catch-all here. */
  readonly catchAlls: Map<string, Leaf<R>>;
  /** By method: those that end here. */
  readonly routes: Map<string, Leaf<R>>;
}

interface Leaf<R> {
  readonly route: R;
  /** Of its parameters, in the path's order. */
  readonly names: readonly string[];
}

interface Search<R> {
  readonly method: string;
  /** Raw. */
  readonly path: string;
  /** Whether anything in the path has to be decoded. */
  readonly encoded: boolean;
  /** Of the parameters on the way to the present node. */
  readonly values: string[];
  /** Routes that fit but for their method. */
  readonly others: ReadonlyMap<string, Leaf<R>>[];
}

function createNode<R>(): Node<R> {
  return { statics: new Map(), parameter: undefined, catchAlls: new Map(), routes: new Map() };
}

function insert<R extends Routed>(root: Node<R>, route: R): void {
  const names: string[] = [];
  let node = root;
  for (const segment of route.path.split("/").slice(1)) {
    const name = segment.slice(1);
    if (segment.startsWith("*")) {
      node.catchAlls.set(route.method, { route, names: [...names, name] });
      return;
    }
    if (segment.startsWith(":")) {
      names.push(name);
      node = node.parameter ??= createNode();
    } else {
      const child = node.statics.get(segment) ?? createNode();
      node.statics.set(segment, child);
      node = child;
    }
  }
  node.routes.set(route.method, { route, names });
}

/**
 * Goes the most specific way first, from the segment that begins at `start`. Each node is visited at most once, so that no
 * path makes this slow.
 */
function find<R>(node: Node<R>, start: number, search: Search<R>): Leaf<R> | undefined {
  const { path } = search;
  if (start > path.length) return choose(node.routes, search);
  const slash = path.indexOf("/", start);
  const end = slash < 0 ? path.length : slash;
  const raw = path.slice(start, end);
  const segment = search.encoded ? decodePath(raw) : raw;
  const child = node.statics.get(segment);
  const found = child && find(child, end + 1, search);
  if (found !== undefined) return found;
  if (node.parameter !== undefined && raw !== "") {
    search.values.push(segment);
    const below = find(node.parameter, end + 1, search);
    if (below !== undefined) return below;
    search.values.pop();
  }
  if (node.catchAlls.size === 0) return undefined;
  const rest = path.slice(start);
  const caught = rest === "" ? undefined : choose(node.catchAlls, search);
  if (caught !== undefined) search.values.push(search.encoded ? decodePath(rest) : rest);
  return caught;
}

/** The route of the request's method among those of one shape. */
function choose<R>(leaves: ReadonlyMap<string, Leaf<R>>, search: Search<R>): Leaf<R> | undefined {
  const leaf = leaves.get(search.method);
  if (leaf === undefined && leaves.size > 0) search.others.push(leaves);
  return leaf;
}

function nameValues(names: readonly string[], values: readonly string[]): Params {
  const params: Record<string, string> = {};
  for (let n = 0; n < names.length; n += 1) params[names[n] as string] = values[n] as string;
  return params;
}

function allowed(others: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  const methods = new Set(others.flatMap((leaves) => [...leaves.keys()]));
  if (methods.has("GET")) methods.add("HEAD");
  return [...methods].sort();
}
