import { contract, del, empty, fn, get, html, json, post, queue, redirect, stream, svg } from "bimetal";
import { z } from "zod";

/** Every error is one of these, RFC 9457. */
const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: "Problem", description: "Why a request was not done, as RFC 9457 has it." });
const problem = json(Problem, "application/problem+json");

const url = z.string().min(1).max(2048).describe("Where the link leads: an http or https address.");
const slug = z.string().min(3).max(32);

const Link = z
  .object({
    slug: z.string(),
    url: z.string(),
    hits: z.int().min(0).describe("How often it was followed. New hits take a moment to be counted."),
    createdAt: z.string().describe("ISO 8601, in UTC."),
  })
  .meta({ id: "Link", description: "A short link." });

const LinkPage = z
  .object({
    links: z.array(Link),
    cursor: z.int().nullable().describe("What the next page is asked for with; `null` on the last one."),
  })
  .meta({ id: "LinkPage", description: "Some of a session's links, from new to old." });

const Hit = z.object({ slug: z.string() }).meta({ id: "Hit", description: "A link was followed." });

const margin = z.int().min(0).max(16).optional().describe("The quiet zone, in modules.");

/** What examples are answered with. */
const example = { slug: "example", url: "https://example.com/a%20b", hits: 0, createdAt: "2026-11-01T09:00:00Z" };
const noLink = {
  status: 404,
  body: { type: "about:blank", title: "Not Found", status: 404, detail: "There is no link `nowhere`." },
};

export default contract({
  title: "Links",
  version: "1.0.0",
  bindings: { HITS: queue(Hit) },
  functions: {
    randomSlugs: fn({
      in: "rust",
      description: "Some slugs that nobody chose.",
      input: z.int().min(1).max(10),
      output: z.array(z.string()),
    }),
    takenSlugs: fn({
      description: "Those of some slugs that are taken.",
      input: z.array(z.string()),
      output: z.array(z.string()),
    }),
  },
  routes: {
    home: get("/", {
      description: "The page to try it all on.",
      responses: { 200: html() },
    }),
    followLink: get("/:slug", {
      description: "What a short link is for.",
      responses: { 302: redirect(), 404: problem },
      examples: {
        "a link": {
          request: { params: { slug: "home" } },
          response: { status: 302, location: "https://example.com/" },
        },
        "no link": { request: { params: { slug: "nowhere" } }, response: noLink },
      },
    }),

    createLink: post("/api/links", {
      description: "Makes a link. Without a slug it gets a random one.",
      body: z.object({ url, slug: slug.optional().describe("Small letters, digits and inner hyphens.") }),
      responses: { 201: Link, 409: problem, 422: problem },
      examples: {
        "a slug of its own": {
          request: { body: { url: "https://example.com/a b", slug: "example" } },
          response: { status: 201, body: example, varies: ["createdAt"] },
        },
        "a slug that is taken": {
          request: { body: { url: "https://example.com/", slug: "example" } },
          response: {
            status: 409,
            body: { type: "about:blank", title: "Conflict", status: 409, detail: "Taken: example." },
          },
        },
      },
    }),
    listLinks: get("/api/links", {
      description: "Lists the links of this session, from new to old.",
      query: z.object({
        limit: z.int().min(1).max(100).default(20),
        cursor: z.int().min(1).optional().describe("That of the page before."),
      }),
      responses: { 200: LinkPage },
    }),
    readLink: get("/api/links/:slug", {
      responses: { 200: Link, 404: problem },
      examples: {
        "a link": {
          request: { params: { slug: "example" } },
          response: { status: 200, body: example, varies: ["createdAt"] },
        },
      },
    }),
    deleteLink: del("/api/links/:slug", {
      description: "Deletes a link of this session.",
      responses: { 204: empty(), 403: problem, 404: problem },
    }),

    linkSvg: get("/api/links/:slug/qr.svg", {
      in: "rust",
      description: "The QR code of a short link, as a drawing of any size.",
      query: z.object({ margin }),
      responses: { 200: svg(), 404: problem },
      examples: {
        "without a quiet zone": {
          request: { params: { slug: "example" }, query: { margin: 0 } },
          response: { status: 200 },
        },
        "no link": { request: { params: { slug: "nowhere" } }, response: noLink },
      },
    }),
    linkPng: get("/api/links/:slug/qr.png", {
      in: "rust",
      description: "The QR code of a short link, sent while it is drawn.",
      query: z.object({ margin, size: z.int().min(64).default(256).describe("Width and height, in pixels.") }),
      responses: { 200: stream("image/png"), 404: problem, 422: problem },
    }),
    suggestSlugs: post("/api/suggestions", {
      in: "rust",
      description: "Suggests slugs that are free, made of the words of an address and of a title.",
      body: z.object({ url, title: z.string().max(200).optional() }),
      locals: z.object({ userId: z.string() }),
      responses: { 200: z.object({ slugs: z.array(z.string()) }) },
      examples: {
        "an address": {
          request: { body: { url: "https://www.rust-lang.org/learn" } },
          response: { status: 200, body: { slugs: ["learn-rust", "learn", "rust", "lang", "learn-rust-lang"] } },
        },
      },
    }),
  },
});
