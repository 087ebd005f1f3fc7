import type { R2Object } from "@cloudflare/workers-types";
import { createMiddleware } from "hono/factory";
import type { Format } from "../generated/schemas";
import type { App } from "./app";
import { noImage, respondWithProblem } from "./problem";
import { findImage, hasAlpha } from "./store";
import { CACHE_CONTROL, hasTag } from "./tag";

/** Counted up when the same request is to give other bytes. */
const EDITION = 1;

/** What makes two requests ask for the same. */
const NAMES = ["width", "height", "fit", "format", "title"];

/**
 * Stands around what Rust makes of an image, and lets it be made once: its tag is known before it is there, and names it in
 * the cache. The bucket is asked each time, so that nothing is shown of an image that was deleted.
 */
export const made = createMiddleware<App>(async (c, next) => {
  const { origin, searchParams } = new URL(c.req.url);
  const id = c.req.param("id") ?? searchParams.get("image");
  const image = id === null ? undefined : await findImage(c.env.IMAGES, id);
  if (image === null) return respondWithProblem(c, noImage(id as string));

  const accept = c.req.header("accept") ?? "";
  const format = readFormat(searchParams.get("format")) ?? chooseFormat(image, accept);
  c.set("format", format);
  const name = await digest([EDITION, c.req.path, image?.etag, format, ...NAMES.map((name) => searchParams.get(name))]);
  const headers = { etag: `"${name}"`, "cache-control": CACHE_CONTROL, vary: "accept" };
  if (hasTag(c, headers.etag)) return c.body(null, 304, headers);

  const key = `${origin}/made/${name}`;
  const cached = await caches.default.match(key);
  if (cached) return new Response(cached.body, cached);
  await next();
  if (c.res.status !== 200) return;
  c.header("content-type", `image/${format}`);
  for (const [header, value] of Object.entries(headers)) c.header(header, value);
  if (c.req.method === "GET") c.executionCtx.waitUntil(caches.default.put(key, c.res.clone()));
});

const FORMATS: readonly Format[] = ["jpeg", "png", "webp"];

function readFormat(text: string | null): Format | undefined {
  return FORMATS.find((format) => format === text);
}

/**
 * A photograph is smallest as a JPEG, as Rust's WebP loses nothing: so it is for what a JPEG cannot show. A card without an
 * image has few colours.
 */
function chooseFormat(image: R2Object | undefined, accept: string): Format {
  if (!image) return "png";
  if (!hasAlpha(image)) return "jpeg";
  return accept.includes("image/webp") ? "webp" : "png";
}

/** A short text that is another one for other parts. */
async function digest(parts: unknown): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(parts)));
  return Array.from(new Uint8Array(bytes, 0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
