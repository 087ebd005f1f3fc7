import { contract, empty, get, post, put, queue, stream, text } from "bimetal";
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
    home: get("/", { responses: { 200: text() } }),
    describe: get("/request", {
      headers: z.object({ "user-agent": z.string().optional() }),
      responses: {
        200: z.object({
          method: z.string(),
          url: z.string(),
          agent: z.string().nullable(),
          country: z.string().nullable(),
        }),
      },
    }),
    sum: post("/sum", {
      body: z.object({ numbers: z.array(z.int()) }),
      responses: { 200: z.object({ sum: z.int() }) },
    }),
    length: post("/length", { body: stream(), responses: { 200: text() } }),
    hello: get("/hello/:name", {
      responses: { 200: { body: text(), headers: z.object({ "content-language": z.string() }) } },
    }),
    count: get("/count/:to", {
      params: z.object({ to: z.int().min(1).max(100) }),
      responses: { 200: stream("text/plain") },
    }),
    writeNote: put("/notes/:name", { body: Note, responses: { 204: empty() } }),
    readNote: get("/notes/:name", { responses: { 200: Note, 404: text() } }),
    upload: put("/files/*path", { body: stream(), responses: { 201: text() } }),
    download: get("/files/*path", { responses: { 200: stream(), 404: text() } }),
    origin: get("/origin", {
      responses: { 200: z.object({ status: z.int(), contentType: z.string().nullable(), text: z.string() }) },
    }),
    instead: get("/origin/instead", { responses: { 200: text() } }),
  },
});
