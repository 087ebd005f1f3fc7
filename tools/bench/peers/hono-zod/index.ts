import { Hono } from "hono";
import { Catalog } from "../../src/catalog.ts";
import { Order } from "../../src/order.ts";
import { total, worth } from "../../src/total.ts";

/** Hono, with a body that zod checks. */
const app = new Hono();
app.post("/orders", async (c) => {
  const { success, data, error } = Order.safeParse(await c.req.json());
  return success ? c.json({ id: data.id, total: total(data) }) : c.json({ issues: error.issues }, 400);
});
app.post("/catalog", async (c) => {
  const { success, data, error } = Catalog.safeParse(await c.req.json());
  return success ? c.json({ worth: worth(data) }) : c.json({ issues: error.issues }, 400);
});

export default app;
