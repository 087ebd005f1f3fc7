/**
 * The page of `bimetal::router`, sentence by sentence and without a thought of speed: what the routers are compared
 * with.
 */
import { type Answer, type Request, type Route, type Router, rawPath } from "./route-set.ts";

export const specification: Router = {
  name: "specification",
  ask: async ({ routes, requests }) => requests.map((request) => answer(routes, request)),
};

interface Fit {
  readonly route: Route;
  readonly params: Record<string, string>;
}

function answer(routes: readonly Route[], request: Request): Answer {
  const segments = rawPath(request).split("/").slice(1);
  const fits = routes.flatMap((route) => fit(route, segments) ?? []);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const [best] = fits.filter(({ route }) => route.method === method).sort((a, b) => compare(a.route, b.route));
  if (best !== undefined) return { route: best.route.id, params: best.params };
  if (fits.length === 0) return { status: 404 };
  const methods = fits.flatMap(({ route }) => (route.method === "GET" ? ["GET", "HEAD"] : [route.method]));
  return { status: 405, allow: [...new Set(methods)].sort().join(", ") };
}

/** Whether a route's path takes these raw segments. */
function fit(route: Route, segments: readonly string[]): Fit | undefined {
  const own = route.path.split("/").slice(1);
  const params: Record<string, string> = {};
  for (const [index, pattern] of own.entries()) {
    const rest = segments.slice(index);
    const [raw] = rest;
    if (raw === undefined) return undefined;
    if (pattern.startsWith("*")) {
      if (rest.join("/") === "") return undefined;
      params[pattern.slice(1)] = rest.map(decode).join("/");
      return { route, params };
    }
    if (pattern.startsWith(":")) {
      if (raw === "") return undefined;
      params[pattern.slice(1)] = decode(raw);
    } else if (decode(raw) !== pattern) return undefined;
  }
  return own.length === segments.length ? { route, params } : undefined;
}

/** Negative where `a` is the more specific one: at the first segment whose kinds differ. */
function compare(a: Route, b: Route): number {
  const [kinds, others] = [kindsOf(a), kindsOf(b)];
  const at = kinds.findIndex((kind, index) => kind !== others[index]);
  return (kinds[at] ?? 0) - (others[at] ?? 0);
}

function kindsOf({ path }: Route): number[] {
  const segments = path.split("/").slice(1);
  return segments.map((segment) => (segment.startsWith("*") ? 2 : segment.startsWith(":") ? 1 : 0));
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(segment: string): string {
  return segment.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = run
      .slice(1)
      .split("%")
      .map((digits) => Number.parseInt(digits, 16));
    try {
      return utf8.decode(new Uint8Array(bytes));
    } catch {
      return run;
    }
  });
}
