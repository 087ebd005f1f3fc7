import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { docs } from "../generated/openapi";
import { mount } from "../generated/routes";
import type { App } from "./app";
import { images } from "./images";
import { made } from "./made";
import page from "./page.html";
import { problem, respondWithProblem } from "./problem";

const app = new Hono<App>();
// Other sites show what is here, as a card's purpose is.
app.use(secureHeaders({ crossOriginResourcePolicy: "cross-origin" }));
app.route("/docs", docs());
app.use("/images/:id/thumbnail", made);
app.use("/card", made);

mount(
  app,
  { home: () => page, ...images },
  {
    uploadImage: () => ({ id: crypto.randomUUID() }),
    thumbnail: (c) => ({ format: c.get("format") }),
    card: (c) => ({ format: c.get("format") }),
  },
);

app.notFound((c) => respondWithProblem(c, problem(404, `There is nothing at ${c.req.path}.`)));
app.onError((error, c) => {
  console.error(error);
  return respondWithProblem(c, problem(500, "Something went wrong."));
});

export default app;
