import { contract, empty, get, post, put, stream, text } from "bimetal";
import { z } from "zod";

/** The Rust routes that an existing Worker in Rust takes in. */
export default contract({
  title: "Plain",
  version: "1.0.0",
  routes: {
    read: get("/notes/:name", { in: "rust", responses: { 200: text(), 404: empty() } }),
    write: put("/notes/:name", { in: "rust", body: text(), bodyLimit: 16, responses: { 204: empty() } }),
    add: post("/sums", {
      in: "rust",
      query: z.object({ start: z.int().default(0) }),
      body: z.object({ numbers: z.array(z.int()) }),
      responses: { 200: z.object({ sum: z.int() }) },
    }),
    echo: post("/echo", { in: "rust", body: stream(), responses: { 200: stream("text/plain") } }),
    count: get("/count/:to", {
      in: "rust",
      params: z.object({ to: z.int() }),
      responses: { 200: stream("text/plain") },
    }),
    fails: get("/fails", { in: "rust", responses: { 204: empty() } }),
  },
});
