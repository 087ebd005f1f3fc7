import type { Context } from "hono";

/** For how long a browser asks nobody. */
export const CACHE_CONTROL = "public, max-age=3600";

/** Whether the client has what this tag is of, so that nothing need be sent. */
export function hasTag(c: Context, etag: string): boolean {
  const tags = c.req.header("if-none-match")?.split(",") ?? [];
  return tags.some((tag) => tag.trim().replace(/^W\//, "") === etag);
}
