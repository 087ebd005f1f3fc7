import { rustStatus } from "bimetal/host";
import { Hono } from "hono";
import { type Env, mount } from "../generated/routes";
import { answers } from "./answers";

const app = new Hono<{ Bindings: Env }>();

// The name of the error tells the storm why a request failed.
app.onError((error, c) => c.text(`${error.name}: ${error.message}`, 500));

mount(app, {
  status: () => rustStatus(),
  checksTypescript: ({ body }) => body,
  ...answers,
  aborts: async ({ env }) => {
    const controller = new AbortController();
    const sleeping = env.SELF.fetch("https://storm/calm/sleep/2000", { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    return sleeping.then(
      async (response) => `not aborted: ${await response.text()}`,
      () => "aborted",
    );
  },
  nest: async ({ params, c }) => {
    Object.assign(globalThis, {
      fetchNested: async (depth: bigint) => (await app.request(`/nest/${depth}`, {}, c.env, c.executionCtx)).text(),
    });
    const response = await app.request(`/calm/nested/${params.depth}`, {}, c.env, c.executionCtx);
    return `typescript(${await response.text()})`;
  },
});

export default app;
