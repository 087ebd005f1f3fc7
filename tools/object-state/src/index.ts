import { DurableObject } from "cloudflare:workers";
import { rustStatus } from "bimetal/host";
import { createApp, type Env } from "../generated/routes";

const app = createApp();

/** An object in TypeScript, whose storage Rust uses, too. */
export class Shared extends DurableObject<Env> {
  override async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const key = searchParams.get("key") ?? "";
    switch (pathname) {
      case "/put":
        await this.ctx.storage.put(key, await request.json());
        return new Response();
      case "/get":
        return Response.json((await this.ctx.storage.get(key)) ?? null);
      default:
        Object.assign(globalThis, { shared: this.ctx });
        return app.request(pathname, { method: "POST" }, this.env, this.ctx as never);
    }
  }
}

for (const name of ["PROBES", "SHARED"] as const) {
  app.all(`/${name}/:object/*`, (c) => {
    const { object } = c.req.param();
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice(`/${name}/${object}`.length);
    return c.env[name].getByName(object).fetch(new Request(url, c.req.raw));
  });
}
app.get("/status", (c) => c.json(rustStatus()));

export default app;
