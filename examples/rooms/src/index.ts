import type { ExportedHandler } from "@cloudflare/workers-types";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { type Env, mount } from "../generated/routes";
import page from "./page.html";
import { respondWithProblem } from "./problem";
import { rooms } from "./rooms";

export { Lobby } from "./lobby";

const app = new Hono<{ Bindings: Env }>();
// Not of a WebSocket, whose answer is the platform's own.
app.use("/", secureHeaders());

mount(app, { home: () => page, ...rooms });

app.notFound((c) => respondWithProblem(c, 404, `There is nothing at ${c.req.path}.`));
app.onError((error, c) => {
  console.error(error);
  return respondWithProblem(c, 500, "Something went wrong.");
});

export default app satisfies ExportedHandler<Env>;
