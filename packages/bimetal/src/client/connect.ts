import { type Fetcher, overHttp } from "./fetcher.ts";
import { readAnswer } from "./read-answer.ts";
import type { ClientParsers, ClientRoute, ClientRoutes } from "./route.ts";
import { writeForm } from "./write-form.ts";
import { type ClientRequest, writeRequest } from "./write-request.ts";
import { writeUrl } from "./write-url.ts";

export interface ClientOptions {
  /** Headers of every call, or a function that makes them: `() => ({ authorization: … })`. */
  readonly headers?: SharedHeaders | (() => SharedHeaders | Promise<SharedHeaders>);
  /** Those of `generated/client.ts`, by which JSON answers are checked. Without them they are only typed. */
  readonly parsers?: ClientParsers;
  /** The address that a fetcher is asked for; its path comes before that of every route. @default "https://localhost" */
  readonly url?: string | URL;
}

export type SharedHeaders = Readonly<Record<string, string>>;

/** A client of these routes: over HTTP where the target is an address, else by the target's own `fetch`. */
export function connect<Client>(
  routes: ClientRoutes,
  target: string | URL | Fetcher,
  options: ClientOptions = {},
): Client {
  const isAddress = typeof target === "string" || target instanceof URL;
  const connection: Connection = {
    base: String(isAddress ? target : (options.url ?? "https://localhost")).replace(/\/$/, ""),
    fetcher: isAddress ? overHttp() : target,
    options,
  };
  const methods = Object.entries(routes).map(([name, route]) => {
    return [name, (request: ClientRequest = {}) => call(connection, name, route, request)] as const;
  });
  return Object.fromEntries(methods) as Client;
}

interface Connection {
  /** Without a slash at its end. */
  readonly base: string;
  readonly fetcher: Fetcher;
  readonly options: ClientOptions;
}

async function call(
  { base, fetcher, options }: Connection,
  name: string,
  route: ClientRoute,
  request: ClientRequest,
): Promise<object> {
  const { headers = {}, parsers } = options;
  const shared = typeof headers === "function" ? await headers() : headers;
  const url = base + writeUrl(route.path, request.params, request.query);
  const write = route.body?.kind === "multipart" ? writeForm : writeRequest;
  const response = await fetcher.fetch(url, await write(route, request, shared));
  return readAnswer(name, route, response, parsers?.[name]);
}
