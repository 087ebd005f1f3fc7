import { Hono } from "hono";
import { docs } from "../generated/openapi";
import { mount } from "../generated/routes";
import { admin } from "./admin";
import type { App } from "./app";
import { respondWithProblem } from "./problem";
import { receive } from "./receive";
import { tenants } from "./tenants";

const app = new Hono<App>();
app.route("/docs", docs());
app.use("/tenants/*", admin);
mount(app, { ...tenants, receive });

app.notFound((c) => respondWithProblem(c, 404, `There is nothing at ${c.req.path}.`));
app.onError((error, c) => {
  console.error(error);
  return respondWithProblem(c, 500, "Something went wrong.");
});

// The queue and the cron trigger are Rust's: the contract says so.
export default app;
