import { contract, get, group, post, stream, text } from "bimetal";
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
  routes: {
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
    ...rust,
  },
});
