import { rustStatus } from "bimetal/host";
import { createApp } from "../generated/routes.ts";

const app = createApp({
  send: async ({ body, env }) => {
    await env.JOBS.sendBatch(body.map((job) => ({ body: job })));
    return body.length;
  },
  note: async ({ params, env }) => env.NOTES.get(params.name),
  counter: ({ params, query, env, reply }) => {
    const counter = env.COUNTERS.getByName(params.name) as unknown as Record<
      string,
      (input?: number) => Promise<unknown>
    >;
    const call = async () => counter[params.method]?.(query.input);
    return call().then(
      (output) => reply(200, output ?? null),
      (error: unknown) => reply(500, String(error)),
    );
  },
  slug: ({ params, env, reply }) => {
    return env.SLUGS.make(params.text).then(
      (slug) => reply(200, slug),
      (error: unknown) => reply(500, String(error)),
    );
  },
  panicSlug: ({ env, reply }) => {
    return env.SLUGS.panic().then(
      () => reply(200, ""),
      (error: unknown) => reply(500, String(error)),
    );
  },
  digest: async ({ body, env }) => (await env.DIGESTS.create({ params: body })).id,
  digested: async ({ params, env }) => (await env.DIGESTS.get(params.id)).status(),
  status: () => rustStatus(),
});

app.get("/sockets/:name", (c) => c.env.COUNTERS.getByName(c.req.param("name")).fetch(c.req.raw));

export default app;
