import { createMiddleware } from "hono/factory";
import type { App } from "./app";
import { respondWithProblem } from "./problem";

/** Lets only those pass who have the ADMIN_KEY: `authorization: Bearer …`. */
export const admin = createMiddleware<App>(async (c, next) => {
  const given = c.req.header("authorization") ?? "";
  if (!(await isSame(given, `Bearer ${c.env.ADMIN_KEY}`)))
    return respondWithProblem(c, 401, "This needs the admin key.");
  await next();
});

/** How long it takes tells nothing of what is expected: digests are compared, each to its end. */
async function isSame(given: string, expected: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return crypto.subtle.timingSafeEqual(await digest(given), await digest(expected));
}
