import { expect, test } from "vitest";
import { start } from "./start";
import { createVisitor } from "./visitor";

const worker = await start();
const visitor = createVisitor(worker);

const hitsOf = (slug: string) =>
  worker.env.DB.prepare("SELECT hits FROM links WHERE slug = ?").bind(slug).first<number>("hits");

test("hits arrive in the database through the queue", async () => {
  await visitor.shorten("https://example.com/", "home");
  await visitor.shorten("https://example.com/", "other");
  for (const slug of ["home", "home", "other", "home"]) await visitor.ask("GET", `/${slug}`);
  await expect.poll(() => hitsOf("home")).toBe(3);
  await expect.poll(() => hitsOf("other")).toBe(1);
  expect(await (await visitor.ask("GET", "/api/links/home")).json()).toMatchObject({ hits: 3 });
});

test("a HEAD request, and a link that does not exist, are no hits", async () => {
  await visitor.shorten("https://example.com/", "looked-at");
  expect((await visitor.ask("HEAD", "/looked-at")).status).toBe(302);
  expect((await visitor.ask("GET", "/nowhere")).status).toBe(404);
  // The queue keeps its order: once this hit has arrived, one before it would have.
  await visitor.ask("GET", "/looked-at");
  await expect.poll(() => hitsOf("looked-at")).toBe(1);
});
