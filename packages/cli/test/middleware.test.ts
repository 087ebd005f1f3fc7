import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, createApp } from "./app.ts";

/** Hono's own middleware around routes of both languages; every test asks one of each. */
let app: App;
let url = "";

const MINUTES = 60_000;

const INDEX = `import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { compress } from "hono/compress";
import { cors } from "hono/cors";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import { type Env, mount } from "../generated/routes";

const app = new Hono<{ Bindings: Env }>();
app.use(cors({ origin: "https://example.com", allowMethods: ["GET"] }), secureHeaders());
app.use("/private/*", bearerAuth({ token: "secret" }));
app.use("/long/*", compress());
app.use("/tagged/*", etag());

mount(app, {
  privateTypescript: ({ params }) => params.text,
  longTypescript: ({ params }) => params.text.repeat(400),
  taggedTypescript: ({ params }) => params.text,
});

app.get("/later", (c) => c.text("later"));
app.get("/long/hono/:text", (c) => c.text(c.req.param("text").repeat(400)));
app.notFound((c) => c.text("none of ours", 404));

export default app;
`;

const CONTRACT = `import { contract, get, group, text } from "bimetal";

const answer = { responses: { 200: text() } };
const both = (path: \`/\${string}\`) =>
  group(path, { routes: { typescript: get("/typescript/:text", answer), rust: get("/rust/:text", { in: "rust", ...answer }) } });

export default contract({
  title: "Middleware",
  version: "1.0.0",
  routes: { private: both("/private"), long: both("/long"), tagged: both("/tagged") },
});
`;

const LIB = `#[path = "../generated/mod.rs"]
mod generated;

use generated::routes::{long_rust, private_rust, tagged_rust};

generated::serve! { long_rust, private_rust, tagged_rust }

async fn private_rust(req: private_rust::Request, _: Context) -> private_rust::Result {
    Ok(private_rust::Ok(req.params.text))
}

async fn long_rust(req: long_rust::Request, _: Context) -> long_rust::Result {
    Ok(long_rust::Ok(req.params.text.repeat(400)))
}

async fn tagged_rust(req: tagged_rust::Request, _: Context) -> tagged_rust::Result {
    Ok(tagged_rust::Ok(req.params.text))
}
`;

beforeAll(async () => {
  app = createApp("middleware");
  app.write("src/index.ts", INDEX);
  app.write("src/contract.ts", CONTRACT);
  app.write("src/lib.rs", LIB);
  const wrangler = app.start("wrangler", ["dev", "--port", "0", "--inspector-port", "0"]);
  [, url = ""] = await wrangler.says(/Ready on (http:\/\/\S+)/);
}, 5 * MINUTES);
afterAll(() => app.remove());

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Response> {
  return fetch(new URL(path, url), { method, headers });
}

describe.each(["rust", "typescript"])("around a route in %s", (language) => {
  test("cors", async () => {
    const answer = await ask(`/tagged/${language}/a`, { origin: "https://example.com" });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://example.com");
    const preflight = await ask(`/tagged/${language}/a`, { "access-control-request-method": "GET" }, "OPTIONS");
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([204, "GET"]);
  });

  test("secure headers", async () => {
    const answer = await ask(`/tagged/${language}/a`);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-type")).toBe("text/plain;charset=UTF-8");
  });

  test("bearer auth", async () => {
    expect((await ask(`/private/${language}/a`)).status).toBe(401);
    const answer = await ask(`/private/${language}/a`, { authorization: "Bearer secret" });
    expect([answer.status, await answer.text()]).toEqual([200, "a"]);
  });

  test("etag", async () => {
    const first = await ask(`/tagged/${language}/a`);
    const tag = first.headers.get("etag") ?? "";
    expect([tag, await first.text()]).toEqual([expect.stringMatching(/^"[0-9a-f]+"$/), "a"]);
    expect((await ask(`/tagged/${language}/a`, { "if-none-match": tag })).status).toBe(304);
    expect((await ask(`/tagged/${language}/b`, { "if-none-match": tag })).status).toBe(200);
  });

  // workerd compresses anew what says that it is compressed: whatever Hono's own routes give is right.
  test("compress", async () => {
    const { encoding, body } = await askRaw(`/long/${language}/abc`, "gzip");
    expect(encoding).toBe("gzip");
    expect({ encoding, body }).toEqual(await askRaw("/long/hono/abc", "gzip"));
  });
});

test("the author's later routes, and the author's own 404", async () => {
  expect(await (await ask("/later")).text()).toBe("later");
  const none = await ask("/none");
  expect([none.status, await none.text()]).toEqual([404, "none of ours"]);
});

/** An answer as it was sent: `fetch` would decompress it. */
function askRaw(path: string, encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { headers: { "accept-encoding": encoding } }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ encoding: response.headers["content-encoding"], body });
    });
    sent.on("error", reject).end();
  });
}
