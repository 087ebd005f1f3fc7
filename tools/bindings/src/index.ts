import { Hono } from "hono";
import { type Env, type Handlers, mount } from "../generated/routes";
import { storage } from "./storage";
import { workers } from "./workers";

export { Counter, Doubler, Greeter, Stranger } from "./classes";

let lookups = 0;

/** An `env` that counts what is looked up in it. */
function counting(env: Env): Env {
  return new Proxy(env, {
    get: (target, key) => {
      lookups += 1;
      return Reflect.get(target, key);
    },
  });
}

const handlers: Handlers = {
  ...storage,
  ...workers,
  lookups: () => lookups,
  prepare: async ({ env }) => {
    // What `wrangler secrets-store secret create` would do.
    const secret = env.SHARED_KEY as unknown as {
      [ADMIN]: () => Promise<{ create: (text: string) => Promise<string> }>;
    };
    await (await secret[ADMIN]()).create("shared");
    return null;
  },
};

const ADMIN = "SecretsStoreSecret::admin_api";

const app = new Hono<{ Bindings: Env }>();
app.onError((error, c) => c.text(String(error), 500));
mount(app, handlers);

export default {
  fetch: (request, env, context) => app.fetch(request, counting(env), context),
  queue: async ({ messages }, env) => {
    for (const { body } of messages) {
      const text = body instanceof ArrayBuffer ? new TextDecoder().decode(body) : JSON.stringify(body);
      await env.KV.put(`queued/${text}`, "");
    }
  },
} satisfies ExportedHandler<Env>;
