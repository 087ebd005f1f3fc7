import { Hono } from "hono";
import { total } from "../../src/total.ts";

/** Hono as its manual shows it, without a schema. */
const app = new Hono();
app.get("/text/:name", (c) => c.text(`hello, ${c.req.param("name")}`));
app.get("/json/:name", (c) => c.json({ text: `hello, ${c.req.param("name")}` }));
app.post("/orders", async (c) => {
  const order = await c.req.json();
  return c.json({ id: order.id, total: total(order) });
});

export default app;
