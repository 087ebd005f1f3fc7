import { mountRoutes, type ServedRoute } from "bimetal/runtime";
import { Hono } from "hono";
import type { Answer, Request as Asked, Route, Router } from "./route-set.ts";

/** A Hono app with the routes. */
export const hono: Router = {
  name: "hono",
  ask: async ({ routes, requests }) => {
    const app = createApp(routes);
    const answers: Answer[] = [];
    for (const request of requests) answers.push(await ask(app, request));
    return answers;
  },
};

/** An app whose routes answer with their name and parameters. They are in a header: a `HEAD` has no body. */
export function createApp(routes: readonly Route[]): Hono {
  const app = new Hono();
  mountRoutes(app, routes.map(served));
  return app;
}

function served({ id, method, path }: Route): ServedRoute {
  return {
    definition: { name: id, method, path, responses: {} },
    serve: (_, params) => {
      return new Response(null, { headers: { answer: encodeURIComponent(JSON.stringify({ route: id, params })) } });
    },
  };
}

async function ask(app: Hono, { method, path }: Asked): Promise<Answer> {
  return readAnswer(await app.fetch(new Request(`http://localhost${path}`, { method })));
}

/** The answer of such an app. */
export function readAnswer({ status, headers }: Pick<Response, "status" | "headers">): Answer {
  const answer = headers.get("answer");
  if (answer !== null) return JSON.parse(decodeURIComponent(answer));
  const allow = headers.get("allow");
  return allow === null ? { status } : { status, allow };
}
