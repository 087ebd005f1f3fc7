import { expect, test } from "vitest";
import { start } from "./start";
import { createVisitor } from "./visitor";

const worker = await start();
const visitor = createVisitor(worker);
await visitor.shorten("https://example.com/", "home");

/** Sends the same to a route of each language, and gives both answers. */
async function askBoth(body: string | Blob, type = "application/json") {
  const answers = ["/api/links", "/api/suggestions"].map(async (path) => {
    const sent = typeof body === "string" ? { body } : { body: body.stream(), duplex: "half" };
    const response = await worker.fetch(path, { method: "POST", headers: { "content-type": type }, ...sent } as object);
    return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
  });
  return Promise.all(answers);
}

test.for([
  ["an absent key", "{}"],
  ["a value of another type", '{ "url": 1 }'],
  ["a value that is too short", '{ "url": "" }'],
  ["a value that is too long", JSON.stringify({ url: "x".repeat(2049) })],
  ["a key given twice, whose last value is wrong", '{ "url": "https://example.com/", "url": null }'],
  ["a body that is no object", "[]"],
  ["a body that is no JSON", '{ "url": '],
  ["an unpaired surrogate", String.raw`{ "url": "\ud800" }`],
  ["an empty body", ""],
] as const)("%s is refused alike in both languages: 400", async ([, body]) => {
  const [typescript, rust] = await askBoth(body);
  expect(typescript).toMatchObject({ status: 400, type: "application/problem+json", body: { title: "Bad Request" } });
  expect(rust).toEqual(typescript);
});

test("the answer says what is wrong, and where, as zod does", async () => {
  const [, rust] = await askBoth('{ "url": 1 }');
  expect(rust?.body).toEqual({
    type: "about:blank",
    title: "Bad Request",
    status: 400,
    detail: "The request does not match the contract.",
    issues: [
      {
        code: "invalid_type",
        expected: "string",
        path: ["url"],
        message: "Invalid input: expected string, received number",
        in: "body",
      },
    ],
  });
});

test("a body of another content type, and one over the limit, are refused alike: 415, 413", async () => {
  const [typescript, rust] = await askBoth("{}", "text/plain");
  expect(typescript?.status).toBe(415);
  expect(rust).toEqual(typescript);

  // As a stream, so that it is read up to the limit: an answer before that would end the connection under the writer.
  const [large, largeInRust] = await askBoth(new Blob([JSON.stringify({ url: "x".repeat(2 ** 20) })]));
  expect(large?.status).toBe(413);
  expect(largeInRust).toEqual(large);
});

test.for([
  ["/api/links?limit=0", "limit", "too_small"],
  ["/api/links?limit=many", "limit", "invalid_type"],
  ["/api/links?cursor=1.5", "cursor", "invalid_type"],
  ["/api/links/home/qr.svg?margin=17", "margin", "too_big"],
  ["/api/links/home/qr.png?size=1&margin=x", "margin", "invalid_type"],
  ["/api/links/home/qr.png?size=64&size=65", "size", "invalid_type"],
] as const)("%s is refused: 400", async ([path, key, code]) => {
  const response = await visitor.ask("GET", path);
  expect(response.status).toBe(400);
  const { issues } = (await response.json()) as { issues: object[] };
  expect(issues[0]).toMatchObject({ in: "query", path: [key], code });
});

test("what is not there is said to be: 404", async () => {
  const response = await visitor.ask("GET", "/api/nothing/here");
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ status: 404, detail: "There is nothing at /api/nothing/here." });
});

test.for([
  ["POST", "/home", "GET, HEAD"],
  ["PUT", "/api/links", "GET, HEAD, POST"],
  ["PATCH", "/api/links/home", "DELETE, GET, HEAD"],
  ["DELETE", "/api/links/home/qr.svg", "GET, HEAD"],
  ["GET", "/api/suggestions", "POST"],
] as const)("%s %s is another method's: 405", async ([method, path, allow]) => {
  const response = await visitor.ask(method, path);
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe(allow);
  expect(await response.json()).toMatchObject({ title: "Method Not Allowed", status: 405 });
});

test.for([
  "/",
  "/home",
  "/api/links",
  "/api/links/home/qr.svg",
  "/api/links/home/qr.png",
  "/nowhere",
  "/api/links?limit=0",
])("HEAD %s is GET without the body", async (path) => {
  const [get, head] = [await visitor.ask("GET", path), await visitor.ask("HEAD", path)];
  expect(head.status).toBe(get.status);
  for (const name of ["content-type", "location"]) expect(head.headers.get(name)).toBe(get.headers.get(name));
  expect(await head.text()).toBe("");
});
