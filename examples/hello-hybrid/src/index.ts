import { createApp } from "../generated/routes";

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Hello</title>
<p><a href="/hello/world">/hello/world</a> is answered by Rust, <a href="/visits/world">/visits/world</a> by TypeScript.</p>
</html>`;

/** The routes that TypeScript serves. One that is missing is a type error. */
export default createApp({
  home: () => page,
  visits: async ({ params, env }) => ({ visits: Number((await env.VISITS.get(params.name)) ?? 0) }),
});
