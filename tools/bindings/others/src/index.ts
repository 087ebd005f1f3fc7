import { Hono } from "hono";
import { type Env, mount } from "../generated/routes";
import { standIns } from "./stand-ins";

const app = new Hono<{ Bindings: Env }>();
app.onError((error, c) => c.text(error.message, 500));
mount(app);

export default {
  fetch: (request, env, context) => app.fetch(request, env.STAND_INS ? { ...env, ...standIns } : env, context),
} satisfies ExportedHandler<Env>;
