import { Hono } from "hono";
import { total, worth } from "../../src/total.ts";

/** Hono as its manual shows it, without a schema. */
const app = new Hono();
app.get("/text/:name", (c) => c.text(`hello, ${c.req.param("name")}`));
app.get("/json/:name", (c) => c.json({ text: `hello, ${c.req.param("name")}` }));
app.post("/orders", async (c) => {
  const order = await c.req.json();
  return c.json({ id: order.id, total: total(order) });
});
app.post("/catalog", async (c) => c.json({ worth: worth(await c.req.json()) }));

export default app;
