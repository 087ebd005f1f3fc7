import { expect, test } from "vitest";
import { start } from "./start";
import { createVisitor } from "./visitor";

const worker = await start();
const visitor = createVisitor(worker);

test("a link is made, read and followed", async () => {
  const made = await visitor.ask("POST", "/api/links", { url: "https://example.com/a b", slug: "a-b" });
  expect(made.status).toBe(201);
  const link = await made.json();
  expect(link).toEqual({
    slug: "a-b",
    url: "https://example.com/a%20b",
    hits: 0,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });

  const read = await visitor.ask("GET", "/api/links/a-b");
  expect(read.status).toBe(200);
  expect(await read.json()).toEqual(link);

  const followed = await visitor.ask("GET", "/a-b");
  expect(followed.status).toBe(302);
  expect(followed.headers.get("location")).toBe("https://example.com/a%20b");
});

test("a link without a slug gets a random one", async () => {
  const [one, two] = [await visitor.shorten("https://example.com/"), await visitor.shorten("https://example.com/")];
  expect(one.slug).toMatch(/^[0-9a-hjkmnp-tv-z]{7}$/);
  expect(one.slug).not.toBe(two.slug);
});

test("a slug that is taken cannot be had: 409", async () => {
  await visitor.shorten("https://example.com/", "taken");
  const response = await createVisitor(worker).ask("POST", "/api/links", {
    url: "https://example.org/",
    slug: "taken",
  });
  expect(response.status).toBe(409);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toEqual({
    type: "about:blank",
    title: "Conflict",
    status: 409,
    detail: "Taken: taken.",
  });
  expect((await visitor.ask("GET", "/taken")).headers.get("location")).toBe("https://example.com/");
});

test.for([
  [{ url: "javascript:alert(1)" }, "`url` must be an http or https address."],
  [{ url: "not an address" }, "`url` must be an http or https address."],
  [{ url: "https://example.com/", slug: "Not A Slug" }, "`slug` must be of small letters, digits and inner hyphens."],
  [{ url: "https://example.com/", slug: "-edge" }, "`slug` must be of small letters, digits and inner hyphens."],
] as const)("%j is no link: 422", async ([body, detail]) => {
  const response = await visitor.ask("POST", "/api/links", body);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ title: "Unprocessable Entity", detail });
});

test("a link that does not exist is not read, followed or deleted: 404", async () => {
  for (const [method, path] of [
    ["GET", "/api/links/nowhere"],
    ["GET", "/nowhere"],
    ["DELETE", "/api/links/nowhere"],
  ] as const) {
    const response = await visitor.ask(method, path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ title: "Not Found", detail: "There is no link `nowhere`." });
  }
});

test("only its own session deletes a link: 403", async () => {
  await visitor.shorten("https://example.com/", "mine");
  const refused = await createVisitor(worker).ask("DELETE", "/api/links/mine");
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ title: "Forbidden", status: 403 });

  const deleted = await visitor.ask("DELETE", "/api/links/mine");
  expect(deleted.status).toBe(204);
  expect(await deleted.text()).toBe("");
  expect((await visitor.ask("GET", "/mine")).status).toBe(404);
  expect(await visitor.shorten("https://example.org/", "mine")).toMatchObject({ url: "https://example.org/" });
});

test("a session lists its own links in pages, from new to old", async () => {
  const own = createVisitor(worker);
  const slugs = ["list-1", "list-2", "list-3", "list-4", "list-5"];
  for (const slug of slugs) await own.shorten(`https://example.com/${slug}`, slug);

  const pages: string[][] = [];
  let cursor: number | null = null;
  do {
    const response = await own.ask("GET", `/api/links?limit=2${cursor === null ? "" : `&cursor=${cursor}`}`);
    const page = (await response.json()) as { links: { slug: string }[]; cursor: number | null };
    pages.push(page.links.map(({ slug }) => slug));
    cursor = page.cursor;
  } while (cursor !== null);
  expect(pages).toEqual([["list-5", "list-4"], ["list-3", "list-2"], ["list-1"]]);

  const all = await own.ask("GET", "/api/links");
  expect(await all.json()).toMatchObject({ links: slugs.toReversed().map((slug) => ({ slug })), cursor: null });
});

test("a cookie that was tampered with is as good as none", async () => {
  const response = await worker.fetch("/api/links", { headers: { cookie: "session=somebody.else" } });
  expect(await response.json()).toEqual({ links: [], cursor: null });
  expect(response.headers.getSetCookie()[0]).toMatch(/^session=.+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
});
