import { Hono } from "hono";
import { Order } from "../../src/order.ts";
import { total } from "../../src/total.ts";

/** Hono, with a body that zod checks. */
const app = new Hono();
app.post("/orders", async (c) => {
  const { success, data, error } = Order.safeParse(await c.req.json());
  return success ? c.json({ id: data.id, total: total(data) }) : c.json({ issues: error.issues }, 400);
});

export default app;
