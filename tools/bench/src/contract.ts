import { contract, get, group, post, text } from "bimetal";
import { z } from "zod";
import { Catalog } from "./catalog.ts";
import { Order } from "./order.ts";

const routes = {
  text: get("/text/:name", { responses: { 200: text() } }),
  json: get("/json/:name", { responses: { 200: z.object({ text: z.string() }) } }),
  order: post("/orders", { body: Order, responses: { 200: z.object({ id: z.string(), total: z.number() }) } }),
  catalog: post("/catalog", { body: Catalog, responses: { 200: z.object({ worth: z.number() }) } }),
};

/** They, in Rust. */
export const rust = group("/rust", { in: "rust", routes });

/** The same routes in both languages. */
export default contract({
  title: "Bench",
  version: "1.0.0",
  routes: {
    rust,
    typescript: group("/typescript", { routes }),
  },
});
