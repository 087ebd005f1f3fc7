import type { Queue } from "@cloudflare/workers-types";
import { rustStatus } from "bimetal/host";
import { createApp } from "../generated/routes.ts";

const app = createApp({
  send: async ({ body, env }) => {
    await env.JOBS.sendBatch(body.map((job) => ({ body: job })));
    return body.length;
  },
  sendOdd: async ({ body, env }) => {
    await (env.JOBS as Queue<unknown>).send(body, { contentType: typeof body === "string" ? "text" : "json" });
    return null;
  },
  note: async ({ params, env }) => env.NOTES.get(params.name),
  counter: async ({ params, query: { input = Number.NaN }, env, reply }) => {
    const counter = env.COUNTERS.getByName(params.name);
    const methods: Readonly<Record<string, () => Promise<unknown>>> = {
      add: () => counter.add(input),
      read: () => counter.read(),
      panic: () => counter.panic(),
      fail: () => counter.fail(),
      wakeIn: () => counter.wakeIn(input),
    };
    try {
      return reply(200, (await methods[params.method]?.()) ?? null);
    } catch (error) {
      return reply(500, String(error));
    }
  },
  slug: ({ params, env, reply }) =>
    env.SLUGS.make(params.text).then(
      (slug) => reply(200, slug),
      (error: unknown) => reply(500, String(error)),
    ),
  panicSlug: ({ env, reply }) =>
    env.SLUGS.panic().then(
      () => reply(200, ""),
      (error: unknown) => reply(500, String(error)),
    ),
  digest: async ({ body, env }) => (await env.DIGESTS.create({ params: body })).id,
  digested: async ({ params, env }) => (await env.DIGESTS.get(params.id)).status(),
  status: () => rustStatus(),
});

app.get("/sockets/:name", (c) => c.env.COUNTERS.getByName(c.req.param("name")).fetch(c.req.raw));

export default app;
