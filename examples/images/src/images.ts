import type { R2ObjectBody } from "@cloudflare/workers-types";
import type { Handlers } from "../generated/routes";
import type { App } from "./app";
import { CACHE_CONTROL } from "./made";
import { noImage } from "./problem";
import { findImage, toImage } from "./store";

/** What is done with images as they are: their bytes are handed on as they come, and nobody looks at them. */
export const images = {
  listImages: async ({ env }) => {
    const { objects } = await env.IMAGES.list({ include: ["httpMetadata", "customMetadata"] });
    return { images: objects.map(toImage) };
  },

  readImage: async ({ params: { id }, env, reply, c }) => {
    const found = (await findImage(env.IMAGES, id)) && (await env.IMAGES.get(id, { onlyIf: c.req.raw.headers }));
    if (!found) return reply(404, noImage(id));
    const headers = new Headers({ etag: found.httpEtag, "cache-control": CACHE_CONTROL });
    // Without its bytes where the client has them.
    if (!("body" in found)) return new Response(null, { status: 304, headers });
    headers.set("content-type", found.httpMetadata?.contentType ?? "application/octet-stream");
    headers.set("content-length", String(found.size));
    return new Response((found as R2ObjectBody).body, { headers });
  },

  deleteImage: async ({ params: { id }, env, reply }) => {
    if (!(await findImage(env.IMAGES, id))) return reply(404, noImage(id));
    await env.IMAGES.delete(id);
    return reply(204);
  },
} satisfies Partial<Handlers<App>>;
