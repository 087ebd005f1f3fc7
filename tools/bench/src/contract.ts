import { contract, get, group, post, text } from "bimetal";
import { z } from "zod";
import { Order } from "./order.ts";

const routes = {
  text: get("/text/:name", { responses: { 200: text() } }),
  json: get("/json/:name", { responses: { 200: z.object({ text: z.string() }) } }),
  order: post("/orders", { body: Order, responses: { 200: z.object({ id: z.string(), total: z.number() }) } }),
};

/** The same routes in both languages. */
export default contract({
  title: "Bench",
  version: "1.0.0",
  routes: {
    rust: group("/rust", { in: "rust", routes }),
    typescript: group("/typescript", { routes }),
  },
});
