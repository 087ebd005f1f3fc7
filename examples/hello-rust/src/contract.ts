import { contract, empty, events, get, post, put, queue, stream, text } from "bimetal";
import { z } from "zod";

const Note = z.object({ text: z.string().min(1).max(1000) }).meta({ id: "Note" });
const Change = z.object({ name: z.string() }).meta({ id: "Change" });

/** The routes: what each takes and answers. Rust serves them all. */
export default contract({
  title: "Hello",
  version: "1.0.0",
  bindings: { CHANGES: queue(Change) },
  events: { queue: "rust" },
  routes: {
    hello: get("/hello/:name", { responses: { 200: text() } }),
    /** What is known of a request beside what the contract declares. */
    whoami: get("/whoami", {
      headers: z.object({ "user-agent": z.string().optional() }),
      responses: { 200: z.object({ method: z.string(), path: z.string(), agent: z.string(), country: z.string() }) },
    }),
    writeNote: put("/notes/:name", { body: Note, responses: { 204: empty() } }),
    readNote: get("/notes/:name", { responses: { 200: Note, 404: text() } }),
    upload: put("/files/:name", { body: stream(), responses: { 201: text() } }),
    download: get("/files/:name", { responses: { 200: stream(), 404: text() } }),
    count: get("/count/:to", {
      params: z.object({ to: z.int().min(1).max(100) }),
      responses: { 200: events(z.int()) },
    }),
    echo: post("/echo", { body: z.unknown(), responses: { 200: z.unknown() } }),
    proxy: get("/proxy", { query: z.object({ url: z.url() }), responses: { 200: stream("text/plain") } }),
  },
});
