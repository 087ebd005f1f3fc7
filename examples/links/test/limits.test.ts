import { expect, test } from "vitest";
import { start } from "./start";
import { createVisitor } from "./visitor";

const worker = await start({ LIMITS: { slugLength: 1, suggestions: 2, qr: { margin: 0, maxSize: 64 } } });
const visitor = createVisitor(worker);

test("when random slugs are used up, there is none to be had: 409", async () => {
  const insert = worker.env.DB.prepare(
    "INSERT INTO links (slug, url, owner) VALUES (?, 'https://example.com/', 'ada')",
  );
  await worker.env.DB.batch([..."0123456789abcdefghjkmnpqrstvwxyz"].map((slug) => insert.bind(slug)));
  const response = await visitor.ask("POST", "/api/links", { url: "https://example.com/" });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ detail: expect.stringMatching(/^Taken: .(, .){4}\.$/) });
});

test("a var, and an object in it, reach Rust", async () => {
  await visitor.shorten("https://example.com/", "home");
  const svg = await (await visitor.ask("GET", "/api/links/home/qr.svg")).text();
  expect(svg).toContain('<path d="M0 0h7v1h-7z');
  expect((await visitor.ask("GET", "/api/links/home/qr.png?size=64")).status).toBe(200);
  expect((await visitor.ask("GET", "/api/links/home/qr.png?size=65")).status).toBe(422);
  const suggested = await visitor.ask("POST", "/api/suggestions", { url: "https://example.com/one/two/three" });
  expect(await suggested.json()).toEqual({ slugs: ["three-two", "three"] });
});
