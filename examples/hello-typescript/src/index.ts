import { createApp } from "../generated/routes";

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hello</title>
<p><a href="/hello/world">/hello/world</a> counts; <a href="/visits/world">/visits/world</a> tells.</p>
</html>`;

/** A Hono app. A route that is missing is a type error. */
export default createApp({
  home: () => page,
  visits: async ({ params, env }) => ({ visits: Number((await env.VISITS.get(params.name)) ?? 0) }),
  greet: async ({ params, query, env }) => {
    const visits = Number((await env.VISITS.get(params.name)) ?? 0) + 1;
    await env.VISITS.put(params.name, String(visits));
    const text = `Hello, ${params.name}.`;
    return { text: query.shout ? text.toUpperCase() : text, visits };
  },
});
