/** An answer with a declared status, made by a handler's `reply`. `Route` keeps routes' answers apart in the types. */
export class Reply<Route extends string = string> {
  declare readonly route: Route;
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

/** What every handler is given as `reply`; its type is emitted for each route. */
export function reply(status: number, body?: unknown): Reply {
  return new Reply(status, body);
}
