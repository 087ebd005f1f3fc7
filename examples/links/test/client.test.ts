import { expect, test } from "vitest";
import { createClient, parsers } from "../generated/client";
import { start } from "./start";

const worker = await start();

/** A client with a session of its own. */
async function startSession() {
  const { headers } = await createClient(worker).listLinks();
  const [cookie = ""] = headers.getSetCookie();
  return createClient(worker, { parsers, headers: { cookie: cookie.split(";")[0] ?? "" } });
}

test("a link is made, found, followed and deleted, by calls that are typed", async () => {
  const client = await startSession();
  const made = await client.createLink({ body: { url: "https://example.com/a b", slug: "by-client" } });
  if (made.status !== 201) throw new Error(JSON.stringify(made));
  const link = made.body;
  expect(link).toMatchObject({ slug: "by-client", url: "https://example.com/a%20b", hits: 0 });

  const params = { slug: link.slug };
  expect(await client.readLink({ params })).toMatchObject({ status: 200, body: link });
  expect(await client.listLinks({ query: { limit: 1 } })).toMatchObject({ body: { links: [link], cursor: null } });
  expect(await client.followLink({ params })).toMatchObject({ status: 302, location: link.url });
  expect(await client.deleteLink({ params })).toMatchObject({ status: 204, body: undefined });
  expect(await client.readLink({ params })).toMatchObject({
    status: 404,
    body: { detail: "There is no link `by-client`." },
  });
});

test("Rust answers with a drawing, a stream and JSON", async () => {
  const client = await startSession();
  await client.createLink({ body: { url: "https://example.com/", slug: "drawn" } });
  const params = { slug: "drawn" };
  expect(await client.linkSvg({ params, query: { margin: 0 } })).toMatchObject({
    body: expect.stringMatching(/^<svg /),
  });
  const png = await client.linkPng({ params });
  if (png.status !== 200) throw new Error(JSON.stringify(png));
  expect((await new Response(png.body).bytes()).subarray(1, 4)).toEqual(new TextEncoder().encode("PNG"));
  const suggested = await client.suggestSlugs({ body: { url: "https://www.rust-lang.org/learn" } });
  expect(suggested).toMatchObject({ status: 200, body: { slugs: expect.arrayContaining(["learn-rust"]) } });
});

test("what does not match the contract is answered as data", async () => {
  const client = await startSession();
  const answer = await client.linkPng({ params: { slug: "drawn" }, query: { size: 1, margin: 17 } });
  if (answer.status !== 400) throw new Error(`${answer.status}`);
  expect(answer.body.issues).toMatchObject([
    { in: "query", path: ["margin"], code: "too_big" },
    { in: "query", path: ["size"], code: "too_small" },
  ]);
});
