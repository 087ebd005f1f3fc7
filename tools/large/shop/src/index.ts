import { Hono } from "hono";
import { mount } from "../generated/routes";
import type { Session } from "../generated/schemas";
import type { App } from "./app.ts";
import { customers } from "./customers.ts";
import { products } from "./products.ts";
import { terms } from "./terms.ts";

const app = new Hono<App>();
app.use("/orders/*", async (c, next) => {
  c.set("session", { customerId: c.req.header("x-customer") ?? "ada" });
  await next();
});

const session = (c: { get(key: "session"): Session }) => c.get("session");
mount(
  app,
  { ...products, ...customers, ...terms },
  {
    ordersPlace: session,
    ordersList: session,
    ordersRead: session,
    ordersReceipt: session,
    ordersCancel: session,
    ordersShip: session,
    ordersEvents: session,
    ordersReturn: session,
  },
);

export default app;
