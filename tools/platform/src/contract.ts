import { contract, durableObject, entrypoint, fn, get, post, queue, workflow } from "bimetal";
import { z } from "zod";

const Job = z.object({ name: z.string(), does: z.enum(["note", "fail", "panic", "retry"]) }).meta({ id: "Job" });

const DigestParams = z.object({ words: z.array(z.string()), fails: z.int() }).meta({ id: "DigestParams" });

/** What happens beside requests is Rust's. */
export default contract({
  title: "Platform",
  version: "1.0.0",
  bindings: { JOBS: queue(Job) },
  events: { scheduled: "rust", queue: "rust", email: "rust", tail: "rust", tailStream: "rust", connect: "rust" },
  objects: {
    Counter: durableObject({
      description: "Counts, in memory and in its storage, and tells its sockets.",
      methods: {
        add: fn({ input: z.int(), output: z.object({ memory: z.int(), stored: z.int() }).meta({ id: "Counts" }) }),
        read: fn({ output: z.object({ memory: z.int(), stored: z.int() }).meta({ id: "Counts2" }) }),
        panic: fn(),
        fail: fn(),
        wakeIn: fn({ input: z.int() }),
      },
    }),
    Slugs: entrypoint({
      methods: { make: fn({ input: z.string().max(20), output: z.string() }), panic: fn() },
    }),
    Digest: workflow({
      params: DigestParams,
      output: z.object({ text: z.string(), tries: z.int() }),
    }),
  },
  routes: {
    send: post("/jobs", { body: z.array(Job), responses: { 200: z.int() } }),
    /** What no job is. */
    sendOdd: post("/jobs/odd", { body: z.unknown(), responses: { 200: z.null() } }),
    note: get("/notes/:name", { responses: { 200: z.string().nullable() } }),
    /** What the methods of the classes give, or the error that they fail with. */
    counter: get("/counters/:name/:method", {
      query: z.object({ input: z.int().optional() }),
      responses: { 200: z.unknown(), 500: z.string() },
    }),
    slug: get("/slugs/:text", { responses: { 200: z.string(), 500: z.string() } }),
    panicSlug: get("/slugs", { responses: { 200: z.string(), 500: z.string() } }),
    digest: post("/digests", {
      body: DigestParams,
      responses: { 200: z.string() },
    }),
    digested: get("/digests/:id", { responses: { 200: z.unknown() } }),
    status: get("/status", { responses: { 200: z.object({ instances: z.int(), tasks: z.int(), memory: z.int() }) } }),
    /** All of them, called from Rust. */
    fromRust: post("/from-rust/:name", {
      in: "rust",
      body: DigestParams,
      responses: { 200: z.object({ memory: z.int(), slug: z.string(), digest: z.string() }), 500: z.string() },
    }),
    /** On the instance that events run on. */
    calm: get("/calm", { in: "rust", responses: { 200: z.int() } }),
  },
});
