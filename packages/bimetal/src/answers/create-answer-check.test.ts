import { expect, onTestFinished, test, vi } from "vitest";
import { createParser, INVALID, type Parser } from "../schema/index.ts";
import type { DeclaredAnswer } from "./answering-route.ts";
import { createAnswerCheck } from "./create-answer-check.ts";

/** `{ hits: z.int().min(0) }`; only the collector is asked. */
const parser: Parser<unknown> = createParser(() => INVALID, {
  type: "object",
  fields: [["hits", { type: "int", checks: [{ format: "safeint" }, { gte: 0 }] }]],
});

/** The problem that is sent instead. */
interface Told {
  readonly issues?: readonly object[];
}

const JSON_TYPE = { "content-type": "application/json" };

/** What is told on the console, and not written there. */
function listen(): readonly string[] {
  const told: string[] = [];
  const spy = vi.spyOn(console, "error").mockImplementation((line: string) => void told.push(line));
  onTestFinished(() => spy.mockRestore());
  return told;
}

function check(declared: Readonly<Record<number, DeclaredAnswer>>, response: Response, method = "GET") {
  return createAnswerCheck({ read: { route: "GET /links/:slug", answers: declared } })("read", response, method);
}

const link = { 200: { kind: "json", contentType: "application/json", parser } } as const;

test.each<[string, Readonly<Record<number, DeclaredAnswer>>, Response, string?]>([
  ["JSON of its schema", link, Response.json({ hits: 1 })],
  [
    "JSON with a parameter of its type",
    link,
    new Response('{"hits":1}', { headers: { "content-type": "Application/JSON; charset=utf-8" } }),
  ],
  ["what a browser knows already", link, new Response(null, { status: 304 })],
  [
    "a type of a range",
    { 200: { kind: "stream", contentType: "image/*" } },
    new Response("", { headers: { "content-type": "image/png" } }),
  ],
  [
    "any type",
    { 200: { kind: "stream", contentType: "*/*" } },
    new Response("", { headers: { "content-type": "text/csv" } }),
  ],
  ["a HEAD", link, new Response(null, { headers: JSON_TYPE }), "HEAD"],
  ["what is encoded", link, new Response("…", { headers: { ...JSON_TYPE, "content-encoding": "br" } })],
  ["no body", { 204: { kind: "empty" } }, new Response(null, { status: 204 })],
  ["a redirect", { 302: { kind: "redirect" } }, new Response(null, { status: 302, headers: { location: "/" } })],
  [
    "a header that may be absent",
    { 204: { kind: "empty", headers: [["etag", "string", "optional"]] } },
    new Response(null, { status: 204 }),
  ],
])("%s is sent as it is", async (_, declared, response, method) => {
  const told = listen();
  expect(await check(declared, response, method)).toBe(response);
  expect(told).toEqual([]);
});

const MISMATCH = (status: number) =>
  `GET /links/:slug (\`read\`) answered ${status}, but not as the contract declares it.`;

test.each<[string, Readonly<Record<number, DeclaredAnswer>>, Response, string, ...string[]]>([
  ["a value", link, Response.json({ hits: -1 }), MISMATCH(200), "  body.hits: Too small: expected number to be >=0"],
  [
    "no JSON",
    link,
    new Response("{", { headers: JSON_TYPE }),
    MISMATCH(200),
    expect.stringMatching(/^ {2}body: expected JSON: /),
  ],
  [
    "another type",
    link,
    new Response("x", { headers: { "content-type": "text/html" } }),
    MISMATCH(200),
    '  headers.content-type: expected "application/json", received "text/html"',
  ],
  [
    "a type of another range",
    { 200: { kind: "stream", contentType: "image/*" } },
    new Response("", { headers: { "content-type": "text/csv" } }),
    MISMATCH(200),
    '  headers.content-type: expected "image/*", received "text/csv"',
  ],
  [
    "no type",
    link,
    new Response(null),
    MISMATCH(200),
    '  headers.content-type: expected "application/json", received none',
  ],
  [
    "a status",
    { ...link, 404: { kind: "empty" } },
    new Response(null, { status: 418 }),
    "GET /links/:slug (`read`) answered 418, which the contract does not declare: 200, 404.",
  ],
  [
    "a header",
    { 204: { kind: "empty", headers: [["x-total", "number"]] } },
    new Response(null, { status: 204, headers: { "x-total": "some" } }),
    MISMATCH(204),
    '  headers.x-total: the `x-total` header is "some"',
  ],
  [
    "no address",
    { 302: { kind: "redirect" } },
    new Response(null, { status: 302 }),
    MISMATCH(302),
    "  headers.location: there is no `location` header",
  ],
  ["a body", { 200: { kind: "empty" } }, new Response("x"), MISMATCH(200), "  body: expected none"],
])("%s that is not declared is told, and not sent", async (_, declared, response, detail, ...lines) => {
  const told = listen();
  const answer = await check(declared, response);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
  const { issues = [], ...problem } = (await answer.json()) as Told;
  expect(problem).toEqual({ type: "about:blank", title: "Internal Server Error", status: 500, detail });
  expect(issues).toHaveLength(lines.length);
  expect(told[0]?.split("\n")).toEqual([detail, ...lines]);
});

test("who makes a body that is not sent is told", async () => {
  listen();
  let told = false;
  const source = new ReadableStream({
    cancel: () => {
      told = true;
    },
  });
  await check(link, new Response(source));
  expect(told).toBe(true);
});

test("a refusal of Bimetal's own is sent as it is where it may come", async () => {
  const routes = { read: { route: "GET /", answers: link, refuses: [413] } };
  const refusal = (type: string) => new Response("{}", { status: 413, headers: { "content-type": type } });
  listen();
  const answers = ["application/problem+json", "application/json"].map(async (type) => {
    return (await createAnswerCheck(routes)("read", refusal(type), "GET")).status;
  });
  expect(await Promise.all(answers)).toEqual([413, 500]);
});

test("what is wrong with a value is said as zod says it", async () => {
  listen();
  const answer = await check(link, Response.json({ hits: -1 }));
  const { issues } = (await answer.json()) as Told;
  const issue = { code: "too_small", origin: "number", minimum: 0, inclusive: true, path: ["hits"] };
  expect(issues).toEqual([{ in: "body", ...issue, message: "Too small: expected number to be >=0" }]);
});

test("events go out as they are, and those whose data are wrong are told", async () => {
  const told = listen();
  const text = 'data: {"hits":1}\n\nevent: end\ndata: {"hits":-1}\n\n';
  const response = new Response(text, { headers: { "content-type": "text/event-stream" } });
  const declared = { 200: { kind: "events", contentType: "text/event-stream", parser } } as const;
  const answer = await check(declared, response);
  expect([answer.status, await answer.text()]).toEqual([200, text]);
  expect(told).toEqual([`${MISMATCH(200)}\n  body.hits: Too small: expected number to be >=0`]);
});

test("the source of events is told when the client leaves, and nothing is asked of it before", async () => {
  const asked: string[] = [];
  const source = new ReadableStream(
    { pull: () => void asked.push("pull"), cancel: () => void asked.push("cancel") },
    { highWaterMark: 0 },
  );
  const response = new Response(source, { headers: { "content-type": "text/event-stream" } });
  const answer = await check({ 200: { kind: "events", contentType: "text/event-stream", parser } }, response);
  await answer.body?.cancel();
  expect(asked).toEqual(["cancel"]);
});
