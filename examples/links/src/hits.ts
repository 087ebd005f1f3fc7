import type { ExportedHandlerQueueHandler } from "@cloudflare/workers-types";
import { bindings } from "../generated/bindings";
import type { Env, Handlers } from "../generated/routes";
import type { App } from "./app";
import { noLink } from "./problem";
import { addHits } from "./store";

/** Leads to where a link leads, and tells the queue once the answer is on its way. */
export const followLink: Handlers<App>["followLink"] = async ({ params: { slug }, env, reply, c }) => {
  const url = await env.LINKS.get(slug);
  if (url === null) return reply(404, noLink(slug));
  // A HEAD request only looks.
  if (c.req.method === "GET") c.executionCtx.waitUntil(bindings(env).HITS.send({ slug }));
  return reply(302, url);
};

/**
 * Counts a batch of hits, with one statement for each link. A queue may deliver twice, so a count can be a little high;
 * the batch is delivered again if this throws.
 */
export const countHits: ExportedHandlerQueueHandler<Env> = async ({ messages }, env) => {
  const { HITS } = bindings(env);
  const bySlug = Map.groupBy(messages, (message) => HITS.read(message).slug);
  await addHits(env.DB, new Map([...bySlug].map(([slug, hits]) => [slug, hits.length])));
};
