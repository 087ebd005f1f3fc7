import { contract, get, html } from "bimetal";
import { z } from "zod";

const Greeting = z.object({ text: z.string(), visits: z.int().min(1) }).meta({ id: "Greeting" });

/** The routes: what each takes and answers, and which language serves it. */
export default contract({
  title: "Hello",
  version: "1.0.0",
  routes: {
    home: get("/", { responses: { 200: html() } }),
    visits: get("/visits/:name", { responses: { 200: z.object({ visits: z.int() }) } }),
    greet: get("/hello/:name", {
      in: "rust",
      query: z.object({ shout: z.stringbool().default(false) }),
      responses: { 200: Greeting },
    }),
  },
});
