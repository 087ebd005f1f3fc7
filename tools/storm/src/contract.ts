import { contract, empty, events, fn, form, get, group, post, redirect, stream, text } from "bimetal";
import { z } from "zod";

const said = { 200: text() };

/** What the two routes of one schema read, each in its language, and answer with. */
const Item = z
  .object({
    id: z.int(),
    name: z.string().min(2).max(40),
    price: z.number(),
    tags: z.array(z.string()).max(10),
    meta: z.record(z.string(), z.string()),
    note: z.string().optional(),
    kind: z.enum(["plain", "odd"]).default("plain"),
  })
  .meta({ id: "Item" });

const item = { body: Item, bodyLimit: 2_000_000, responses: { 200: Item } };

/** Headers of every kind. */
const Said = z
  .object({
    "x-text": z.string(),
    "x-int": z.int(),
    "x-number": z.number(),
    "x-flag": z.boolean().optional(),
    "x-choice": z.literal(["a", 1, true]).optional(),
    "set-cookie": z.array(z.string()).optional(),
  })
  .meta({ id: "Said" });

/** An event. */
const Told = z
  .object({ data: z.unknown(), event: z.string().optional(), id: z.string().optional(), retry: z.uint32().optional() })
  .meta({ id: "Told" });

/** What a form has. */
const Filled = z
  .object({
    text: z.string().min(1),
    int: z.int().max(9).default(1),
    flag: z.boolean().optional(),
    choice: z.literal(["a", 1, true]).optional(),
    list: z.array(z.number()).max(3).default([]),
  })
  .meta({ id: "Filled" });

/** What a form with files has. */
export const Uploaded = z.object({
  title: z.string().min(1).max(20),
  count: z.int().default(1),
  tags: z.array(z.string()).max(2).optional(),
  picture: z.file().min(2).max(8, "A picture is small.").mime(["image/png", "image/gif"]),
  note: z.file().mime("text/plain", { abort: true }).check(z.size(4)).optional(),
  pages: z.array(z.file().max(4)).max(2).default([]),
});

/** A file as it arrived: its bytes are characters. */
const ToldFile = z.object({ name: z.string(), type: z.string(), bytes: z.string() }).meta({ id: "ToldFile" });

/** What cookies have. */
const Kept = z
  .object({ session: z.string().min(1), visits: z.int().max(9).default(1), beta: z.boolean().optional() })
  .meta({ id: "Kept" });

/** Routes that answer with what they are sent, once in each language. */
const answers = {
  headers: post("/headers", {
    body: z.object({ status: z.literal([200, 204, 302]), headers: Said }).meta({ id: "Asked" }),
    responses: {
      200: { body: stream("text/plain"), headers: Said },
      204: { body: empty(), headers: Said },
      302: { body: redirect(), headers: Said },
    },
  }),
  form: post("/form", { body: form(Filled), bodyLimit: 1000, responses: { 200: Filled } }),
  upload: post("/upload", {
    body: form(Uploaded),
    bodyLimit: 2000,
    responses: {
      200: z
        .object({
          title: z.string(),
          count: z.int(),
          tags: z.array(z.string()).optional(),
          files: z.array(ToldFile),
        })
        .meta({ id: "Uploads" }),
    },
  }),
  cookies: get("/cookies", { cookies: Kept, responses: { 200: Kept } }),
  query: get("/query", {
    query: z.object({ "?a": z.string().default("none") }),
    responses: { 200: text() },
  }),
  events: post("/events", {
    body: z.object({ events: z.array(Told), pause: z.int(), fails: z.boolean() }).meta({ id: "Watched" }),
    responses: { 200: events(z.unknown().meta({ id: "Anything" })) },
  }),
};

/** How far a chain of calls goes, in turn by each language, and what is at its end. */
const Climb = z
  .object({
    depth: z.int().min(0).max(1000),
    waits: z.boolean().default(false),
    end: z
      .enum(["core", "fails", "long", "half", "far", "panics", "overflows"])
      .describe("`long` and `half` are no outputs, and `far` calls with no input.")
      .default("core"),
  })
  .meta({ id: "Climb" });

/** What they say together. */
const Reached = z.string().max(5000).meta({ id: "Reached" });

/** They, by Rust. */
export const answersRust = group("/rust", { in: "rust", routes: answers });

/** Takes an item, and gives it back. */
export const checkRust = post("/rust", { in: "rust", ...item });

/** What both Workers have: Rust does these things to its own instance. */
export const rust = {
  calm: group("/calm", {
    in: "rust",
    timeLimit: 4000,
    routes: {
      plain: get("/plain/:name", { responses: said }),
      echo: post("/echo", {
        body: z.object({ text: z.string() }),
        responses: { 200: z.object({ text: z.string() }) },
      }),
      sleep: get("/sleep/:ms", { params: z.object({ ms: z.int() }), responses: said }),
      store: get("/store/:key", { responses: said }),
      take: get("/take", { responses: said }),
      give: get("/give", { responses: said }),
      nested: get("/nested/:depth", { params: z.object({ depth: z.int() }), responses: said }),
      chunks: get("/chunks/:count", {
        params: z.object({ count: z.int() }),
        responses: { 200: stream("text/plain") },
      }),
      passed: get("/passed", { responses: { 200: stream("text/plain") } }),
      // Its caller may take its time: a test holds instances with it.
      upload: post("/upload", { timeLimit: 120_000, body: stream("application/octet-stream"), responses: said }),
      background: get("/background", { responses: said }),
      outlived: get("/outlived", { responses: said }),
      dropped: get("/dropped", { responses: said }),
      counts: get("/counts", { responses: { 200: z.object({ externrefs: z.int(), background: z.int() }) } }),
      forever: get("/forever", { timeLimit: 300, responses: said }),
      fails: get("/fails", { responses: said }),
    },
  }),
  panics: group("/panics", {
    in: "rust",
    timeLimit: 4000,
    routes: {
      now: get("/now", { responses: said }),
      late: get("/late", { responses: said }),
      closure: get("/closure", { responses: said }),
      drop: get("/drop", { responses: said }),
      background: get("/background", { responses: said }),
      spawned: get("/spawned", { responses: said }),
      passing: get("/passing", { responses: said }),
    },
  }),
  ends: group("/ends", {
    in: "rust",
    routes: {
      overflow: get("/overflow", { responses: said }),
      memory: get("/memory", { responses: said }),
    },
  }),
};

/** Each route does one thing to a Wasm instance, most of them things that it must survive. */
export default contract({
  title: "Storm",
  version: "1.0.0",
  functions: {
    climb: fn({ in: "rust", input: Climb, output: Reached, timeLimit: 4000 }),
    descend: fn({ input: Climb, output: Reached }),
    note: fn({ input: z.string().max(10) }),
    noteLater: fn({ in: "rust", input: z.string() }),
    never: fn(),
    waits: fn({ in: "rust", timeLimit: 300 }),
    drops: fn({ in: "rust", output: z.int() }),
    outlives: fn({ in: "rust", output: z.string() }),
  },
  routes: {
    calls: group("/calls", {
      routes: {
        typescript: get("/typescript", { query: Climb, responses: said }),
        rust: get("/rust", { in: "rust", timeLimit: 4000, query: Climb, responses: said }),
        later: get("/later/:from", { params: z.object({ from: z.enum(["typescript", "rust"]) }), responses: said }),
        notes: get("/notes", { responses: { 200: z.array(z.string()) } }),
        forever: get("/forever", { responses: said }),
        dropped: get("/dropped", { responses: said }),
        outlived: get("/outlived", { responses: said }),
        checks: post("/checks", { body: z.unknown(), responses: said }),
      },
    }),
    status: get("/status", {
      responses: { 200: z.object({ instances: z.int(), tasks: z.int(), memory: z.int(), unhandled: z.int() }) },
    }),
    aborts: get("/aborts/:waiting", {
      params: z.object({ waiting: z.enum(["sleep", "upload"]) }),
      responses: said,
    }),
    nest: get("/nest/:depth", { params: z.object({ depth: z.int() }), responses: said }),
    checks: group("/checks", {
      routes: { rust: checkRust, typescript: post("/typescript", item) },
    }),
    answers: group("/answers", {
      routes: { rust: answersRust, typescript: group("/typescript", { in: "typescript", routes: answers }) },
    }),
    ...rust,
  },
});
