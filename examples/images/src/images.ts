import type { Handlers } from "../generated/routes";
import type { App } from "./app";
import { noImage } from "./problem";
import { findImage, toImage } from "./store";
import { CACHE_CONTROL, hasTag } from "./tag";

/** What is done with images as they are: their bytes are handed on as they come, and nobody looks at them. */
export const images = {
  listImages: async ({ env }) => {
    const { objects } = await env.IMAGES.list({ limit: 100, include: ["httpMetadata", "customMetadata"] });
    return { images: objects.map(toImage) };
  },

  readImage: async ({ params: { id }, env, reply, c }) => {
    const known = await findImage(env.IMAGES, id);
    if (!known) return reply(404, noImage(id));
    const headers = new Headers({ etag: known.httpEtag, "cache-control": CACHE_CONTROL });
    if (hasTag(c, known.httpEtag)) return new Response(null, { status: 304, headers });
    const found = await env.IMAGES.get(id);
    if (!found) return reply(404, noImage(id));
    headers.set("content-type", found.httpMetadata?.contentType ?? "application/octet-stream");
    headers.set("content-length", String(found.size));
    return new Response(found.body, { headers });
  },

  deleteImage: async ({ params: { id }, env, reply }) => {
    if (!(await findImage(env.IMAGES, id))) return reply(404, noImage(id));
    await env.IMAGES.delete(id);
    return reply(204);
  },
} satisfies Partial<Handlers<App>>;
