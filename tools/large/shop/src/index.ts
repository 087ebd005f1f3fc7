import { Hono } from "hono";
import { mount } from "../generated/routes";
import type { App } from "./app.ts";
import { customers } from "./customers.ts";
import { products } from "./products.ts";
import { terms } from "./terms.ts";

const app = new Hono<App>();
app.use("/orders/*", async (c, next) => {
  c.set("session", { customerId: c.req.header("x-customer") ?? "ada" });
  await next();
});

mount(app, { ...products, ...customers, ...terms }, { orders: (c) => c.get("session") });

export default app;
