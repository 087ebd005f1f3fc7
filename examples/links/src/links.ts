import type { Env, Handlers } from "../generated/routes";
import type { Link } from "../generated/schemas";
import type { App } from "./app";
import { noLink, problem } from "./problem";
import { isSlug } from "./slug";
import { claimSlug, findLink, findOwner, listLinks, removeLink } from "./store";

/** What `/api/links` does. */
export const links = {
  createLink: async ({ body, env, functions, reply, c }) => {
    const url = readAddress(body.url);
    if (!url) return reply(422, problem(422, "`url` must be an http or https address."));
    if (body.slug !== undefined && !isSlug(body.slug)) {
      return reply(422, problem(422, "`slug` must be of small letters, digits and inner hyphens."));
    }
    const slugs = body.slug === undefined ? await functions.randomSlugs(ATTEMPTS) : [body.slug];
    const link = await createLink(env, slugs, { url, owner: c.get("user").id });
    return link ?? reply(409, problem(409, `Taken: ${slugs.join(", ")}.`));
  },

  listLinks: ({ query, env, c }) => {
    return listLinks(env.DB, { owner: c.get("user").id, limit: query.limit, cursor: query.cursor });
  },

  readLink: async ({ params, env, reply }) => {
    return (await findLink(env.DB, params.slug)) ?? reply(404, noLink(params.slug));
  },

  deleteLink: async ({ params: { slug }, env, reply, c }) => {
    const owner = await findOwner(env.DB, slug);
    if (owner === undefined) return reply(404, noLink(slug));
    if (owner !== c.get("user").id) return reply(403, problem(403, `The link \`${slug}\` is another session's.`));
    // The slug is free only when the link no longer leads anywhere.
    await env.LINKS.delete(slug);
    await removeLink(env.DB, slug);
    return reply(204);
  },
} satisfies Partial<Handlers<App>>;

/** How many random slugs are tried. The first is hardly ever taken. */
const ATTEMPTS = 5;

/** Makes a link of the first slug that is free; `undefined` when none is. */
async function createLink(
  env: Env,
  slugs: readonly string[],
  claim: { readonly url: string; readonly owner: string },
): Promise<Link | undefined> {
  for (const slug of slugs) {
    const link = await claimSlug(env.DB, { slug, ...claim });
    if (!link) continue;
    await env.LINKS.put(slug, link.url);
    return link;
  }
  return undefined;
}

/** An address as browsers write it, unless it is of another kind: a link must not be able to run `javascript:`. */
function readAddress(text: string): string | undefined {
  const url = URL.parse(text);
  return url && ["http:", "https:"].includes(url.protocol) ? url.href : undefined;
}
