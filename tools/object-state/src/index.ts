import { DurableObject } from "cloudflare:workers";
import { rustStatus } from "bimetal/host";
import { Hono } from "hono";
import { type Env, mount } from "../generated/routes";

const calls = new Hono<{ Bindings: Env }>();
calls.onError((error, c) => c.json([`${error.name}: ${error.message}`], 500));
mount(calls);

let objects = 0;

/** Hands everything to the object in Rust; what begins with `typescript` it does itself. */
export class Probe extends DurableObject<Env> {
  readonly #object = ++objects;

  async #call(method: string, given: object): Promise<Response> {
    Object.assign(globalThis, { given: { ...given, state: this.ctx } });
    return calls.request(`/call/${this.#object}/${method}`, { method: "POST" }, this.env, this.ctx as never);
  }

  override async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const key = url.searchParams.get("key") ?? "";
    switch (url.pathname) {
      case "/typescript/put":
        await this.ctx.storage.put(key, await request.json());
        return new Response();
      case "/typescript/get":
        return Response.json((await this.ctx.storage.get(key)) ?? null);
      default:
        return this.#call("fetch", { request });
    }
  }

  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    await this.#told("alarm", { info: JSON.stringify(info) });
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    await this.#told("message", { socket, message });
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string, wasClean: boolean): Promise<void> {
    await this.#told("close", { socket, code, reason, wasClean });
  }

  async #told(method: string, given: object): Promise<void> {
    const response = await this.#call(method, given);
    if (!response.ok) throw new Error(await response.text());
  }
}

const app = new Hono<{ Bindings: Env }>();
app.all("/objects/:name/*", (c) => {
  const { name } = c.req.param();
  const url = new URL(c.req.url);
  url.pathname = url.pathname.slice(`/objects/${name}`.length);
  return c.env.PROBES.getByName(name).fetch(new Request(url, c.req.raw));
});

app.get("/status", (c) => c.json(rustStatus()));
app.mount("/rust", calls.fetch);

export default app;
