import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { App } from "./app";

const COOKIE = "session";
const YEAR = 365 * 24 * 60 * 60;

/**
 * Gives every browser a user of its own. The cookie is the user's id and its HMAC-SHA-256 with SESSION_SECRET (Hono signs
 * with WebCrypto): one that was tampered with is as good as none.
 */
export const session = createMiddleware<App>(async (c, next) => {
  const { SESSION_SECRET } = c.env;
  let id = await getSignedCookie(c, SESSION_SECRET, COOKIE);
  if (!id) {
    id = crypto.randomUUID();
    const secure = new URL(c.req.url).protocol === "https:";
    const options = { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge: YEAR } as const;
    await setSignedCookie(c, COOKIE, id, SESSION_SECRET, options);
  }
  c.set("user", { id });
  await next();
});
