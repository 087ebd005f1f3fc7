/** An answer with a declared status, made by a handler's `reply`. `Route` keeps routes' answers apart in the types. */
export class Reply<Route extends string = string> {
  declare readonly route: Route;
  readonly status: number;
  readonly body: unknown;
  readonly headers: HeaderValues | undefined;

  constructor(status: number, body: unknown, headers: HeaderValues | undefined) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** Declared headers by name, as their types are. */
export type HeaderValues = Readonly<Record<string, unknown>>;

/** What every handler is given as `reply`; its type is emitted for each route. */
export function reply(status: number, body?: unknown, headers?: HeaderValues): Reply {
  return new Reply(status, body, headers);
}
