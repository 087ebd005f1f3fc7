import type { ExportedHandlerQueueHandler } from "@cloudflare/workers-types";
import type { Env, Handlers } from "../generated/routes";
import type { App } from "./app";
import { noLink } from "./problem";
import { addHits } from "./store";

/** A message of the queue: a link was followed. */
export interface Hit {
  readonly slug: string;
}

/** Leads to where a link leads, and tells the queue once the answer is on its way. */
export const followLink: Handlers<App>["followLink"] = async ({ params: { slug }, env, reply, c }) => {
  const url = await env.LINKS.get(slug);
  if (url === null) return reply(404, noLink(slug));
  // A HEAD request only looks.
  if (c.req.method === "GET") c.executionCtx.waitUntil(env.HITS.send({ slug } satisfies Hit));
  return reply(302, url);
};

/**
 * Counts a batch of hits, with one statement for each link. A queue may deliver twice, so a count can be a little high;
 * the batch is delivered again if this throws.
 */
export const countHits: ExportedHandlerQueueHandler<Env, Hit> = async ({ messages }, env) => {
  const bySlug = Map.groupBy(messages, ({ body }) => body.slug);
  await addHits(env.DB, new Map([...bySlug].map(([slug, hits]) => [slug, hits.length])));
};
