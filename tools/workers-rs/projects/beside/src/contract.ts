import { contract, empty, get, put, text } from "bimetal";
import { z } from "zod";

const Note = z.object({ text: z.string().max(200), stars: z.int().min(0).max(5).default(0) }).meta({ id: "Note" });

/** The routes that have moved. */
export default contract({
  title: "Notes",
  version: "1.0.0",
  routes: {
    readNote: get("/notes/:name", { in: "rust", responses: { 200: Note, 404: text() } }),
    writeNote: put("/notes/:name", { in: "rust", body: Note, responses: { 204: empty() } }),
  },
});
