/**
 * Emitted clients against emitted routes: what a client sends is what a handler is given, and back. What their types say is
 * in `fixtures/client-types.ts`, as emitted modules are resolved by bundlers and not by the rules of this package.
 */
import { join } from "node:path";
import { build } from "esbuild";
import type { Context, Hono } from "hono";
import { expect, test } from "vitest";
import { FIXTURES } from "./goldens.ts";
import { createRandom, type Random } from "./random.ts";

type Parts = {
  readonly [part: string]: unknown;
  readonly reply: (status: number, body?: unknown, headers?: object) => unknown;
};
type Call = (request?: object) => Promise<{ readonly status: number; readonly body: unknown }>;

/** The client of a fixture, whose routes these handlers serve. */
async function createClient(name: string, handlers: Readonly<Record<string, (parts: Parts) => unknown>>, locals = {}) {
  const folder = join(FIXTURES, "contracts", name, "generated");
  const routes = await import(join(folder, "routes.ts"));
  const { createClient: create, parsers } = await import(join(folder, "client.ts"));
  const app: Hono = routes.createApp(handlers, locals);
  const fetch = async (url: string, init?: RequestInit) => app.request(url, init);
  return create({ fetch }, { parsers }) as Readonly<Record<string, Call>>;
}

/** What the last handler was given. */
let given: unknown;
const take = ({ params, query, headers, cookies, body }: Parts) => {
  given = JSON.parse(JSON.stringify({ params, query, headers, cookies, body }));
};

const client = await createClient(
  "parts",
  {
    typescriptStrings: take,
    typescriptRest: take,
    typescriptTyped: ({ params }) => params,
    typescriptSearch: ({ query }) => query,
    typescriptList: ({ query }) => ({ page: query, names: [] }),
    typescriptConditional: (parts) => {
      take(parts);
      return parts.reply(204);
    },
    typescriptVisit: (parts) => {
      take(parts);
      return 1;
    },
    typescriptAll: (parts) => {
      take(parts);
      return { id: 7 };
    },
  },
  { typescriptAll: () => ({ user: null, at: 0 }) },
);

test("random queries arrive as they were given", async () => {
  const random = createRandom(1);
  for (let round = 0; round < 300; round++) {
    const query = randomSearch(random);
    const answer = await client.typescriptSearch?.({ query });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer?.body).toEqual({ limit: 10, exact: false, ids: [], ...query });
  }
});

const TEXTS = ["a", "a b", "ä&=+%", "😀/..", "null", "1", "true"];

function randomSearch(random: Random): object {
  const maybe = <T>(value: T) => (random.chance(0.5) ? { value } : {});
  const optional = {
    limit: maybe(random.pick([-5, 0, 100])),
    ratio: maybe(random.pick([0.5, 1e-7, -12])),
    exact: maybe(random.chance(0.5)),
    sort: maybe(random.pick(["asc", "desc"])),
    level: maybe(random.pick([1, 2.5, "all", "2", true])),
    tags: maybe([random.pick(TEXTS), random.pick(TEXTS)]),
    ids: maybe([random.pick([1, 2]), 3, -4]),
    kinds: maybe(["b", "a"]),
    slugs: maybe(["abc"]),
    near: maybe(random.pick(TEXTS)),
  };
  const present = Object.entries(optional).flatMap(([key, entry]) => ("value" in entry ? [[key, entry.value]] : []));
  return { q: random.pick(TEXTS), ...Object.fromEntries(present) };
}

test("parameters arrive as they were given", async () => {
  const typed = { text: "a/b c?", number: 0.5, int: -3, flag: false, choice: "left", slug: "%20#" };
  expect(await client.typescriptTyped?.({ params: typed })).toMatchObject({ status: 200, body: typed });
  for (const text of TEXTS) {
    await client.typescriptStrings?.({ params: { from: text, to: "x" } });
    expect(given).toMatchObject({ params: { from: text, to: "x" } });
  }
  await client.typescriptRest?.({ params: { area: "a", path: "b/c d/ü" } });
  expect(given).toEqual({ params: { area: "a", path: "b/c d/ü" } });
});

test("headers and a body arrive as they were given", async () => {
  await client.typescriptConditional?.({ headers: { "x-debug": true, "if-none-match": '"a"' } });
  expect(given).toEqual({ headers: { "x-debug": true, "if-none-match": '"a"' } });
  const request = { params: { id: 7 }, query: { dry: true }, headers: { "x-token": "t" }, body: { name: "ü" } };
  expect(await client.typescriptAll?.(request)).toMatchObject({ status: 201, body: { id: 7 } });
  expect(given).toEqual(request);
});

test("cookies arrive as they were given", async () => {
  const cookies = { session: 'a;b="ü%20', visits: 3, "x-beta": true };
  expect(await client.typescriptVisit?.({ cookies })).toMatchObject({ status: 200 });
  expect(given).toEqual({ cookies });
  const answer = await client.typescriptVisit?.({ cookies: { session: "short" } });
  expect(answer).toMatchObject({ status: 400, body: { issues: [{ in: "cookies", path: ["session"] }] } });
  // A browser sends its own.
  expect(await client.typescriptVisit?.()).toMatchObject({ status: 400 });
});

test("what need not be said is not said", async () => {
  expect(await client.typescriptList?.()).toMatchObject({ body: { page: { page: 1, size: 20 }, names: [] } });
});

test("what does not match the contract is answered as data", async () => {
  const answer = await client.typescriptSearch?.({ query: { q: "", limit: 500 } });
  expect(answer?.status).toBe(400);
  const body = answer?.body as { issues: { in: string; path: string[]; code: string }[] } | undefined;
  expect(body?.issues.map(({ in: part, path, code }) => [part, ...path, code])).toEqual([
    ["query", "q", "too_small"],
    ["query", "limit", "too_big"],
  ]);
});

/** What the body was, whatever it is of. */
async function readSent(body: unknown): Promise<unknown> {
  if (body instanceof Uint8Array || body instanceof ReadableStream)
    return new Response(body as ConstructorParameters<typeof Response>[0]).text();
  return body;
}

let sent: unknown;
const keep = async ({ body }: Parts) => {
  sent = await readSent(body);
};
const csv = () => new Blob(["a,b"]).stream();

const bodyClient = await createClient("bodies", {
  typescriptSendJson: keep,
  typescriptSendList: keep,
  typescriptSendOther: keep,
  typescriptSendForm: ({ body }) => body,
  typescriptSendPlainForm: keep,
  typescriptSendText: keep,
  typescriptSendMarkdown: keep,
  typescriptSendHtml: keep,
  typescriptSendSvg: keep,
  typescriptSendBytes: keep,
  typescriptGetJson: () => ({ text: "a" }),
  typescriptGetList: () => [{ text: "a" }],
  typescriptGetScalar: () => null,
  typescriptGetOther: () => ({ text: "a" }),
  typescriptGetText: () => "text",
  typescriptGetHtml: () => "<p>",
  typescriptGetSvg: () => "<svg/>",
  typescriptGetBytes: () => new Uint8Array([1, 2]),
  typescriptGetStream: csv,
  typescriptGetEmpty: () => undefined,
  typescriptGetRedirect: ({ reply }) => reply(302, "/elsewhere"),
  typescriptGetMany: ({ reply }) => reply(503, [{ title: "busy" }]),
});

test("bodies of every kind arrive", async () => {
  const note = { text: "ü" };
  const calls: readonly (readonly [name: string, body: unknown, arrived: unknown])[] = [
    ["typescriptSendJson", note, note],
    ["typescriptSendList", [note], [note]],
    ["typescriptSendOther", note, note],
    ["typescriptSendPlainForm", { a: "b&c=+%" }, { a: "b&c=+%" }],
    ["typescriptSendPlainForm", {}, {}],
    ["typescriptSendText", "ü", "ü"],
    ["typescriptSendMarkdown", "# ü", "# ü"],
    ["typescriptSendHtml", "<p>", "<p>"],
    ["typescriptSendSvg", "<svg/>", "<svg/>"],
    ["typescriptSendBytes", new TextEncoder().encode("png"), "png"],
  ];
  for (const [name, body, arrived] of calls) {
    expect((await bodyClient[name]?.({ body }))?.status).toBe(204);
    expect(sent).toEqual(arrived);
  }
});

test("the fields of a form arrive as they were given", async () => {
  const order = { name: "ü 😀", count: 2, gift: true, size: "m", tags: ["a", "b"] };
  expect(await bodyClient.typescriptSendForm?.({ body: order })).toMatchObject({ status: 200, body: order });
  const short = { name: "a", size: "s" };
  expect(await bodyClient.typescriptSendForm?.({ body: short })).toMatchObject({
    body: { ...short, count: 1, tags: [] },
  });
  const refused = (await bodyClient.typescriptSendForm?.({ body: { name: "", size: "l", tags: "abcd".split("") } }))
    ?.body;
  const { issues } = refused as { issues: { in: string; path: string[]; code: string }[] };
  expect(issues.map(({ in: part, path, code }) => [part, ...path, code])).toEqual([
    ["body", "name", "too_small"],
    ["body", "size", "invalid_value"],
    ["body", "tags", "too_big"],
  ]);
});

test("answers of every kind are read", async () => {
  const answers: readonly (readonly [name: string, answer: object])[] = [
    ["typescriptGetJson", { status: 200, body: { text: "a" } }],
    ["typescriptGetList", { status: 200, body: [{ text: "a" }] }],
    ["typescriptGetScalar", { status: 200, body: null }],
    ["typescriptGetOther", { status: 200, body: { text: "a" } }],
    ["typescriptGetText", { status: 200, body: "text" }],
    ["typescriptGetHtml", { status: 200, body: "<p>" }],
    ["typescriptGetSvg", { status: 200, body: "<svg/>" }],
    ["typescriptGetBytes", { status: 200, body: new Uint8Array([1, 2]) }],
    ["typescriptGetEmpty", { status: 200, body: undefined }],
    ["typescriptGetRedirect", { status: 302, location: "/elsewhere" }],
    ["typescriptGetMany", { status: 503, body: [{ title: "busy" }] }],
  ];
  for (const [name, answer] of answers) expect(await bodyClient[name]?.(), name).toMatchObject(answer);
  const answer = await bodyClient.typescriptGetStream?.();
  expect(await readSent(answer?.body)).toBe("a,b");
});

const typed = {
  etag: '"a b"',
  "x-total": 3,
  "x-ratio": 1e-7,
  "x-last": false,
  "x-order": "desc",
  "x-level": 2.5,
  "x-count": 0,
  "x-size": 20,
};

const answersClient = await createClient("answers", {
  typescriptMake: ({ body, reply }) => {
    const { text } = body as { text: string };
    if (text === "busy") return reply(400, { title: "Busy" }, { "retry-after": 5 });
    return reply(201, body, { location: `/notes/${text}` });
  },
  typescriptList: ({ reply }) => reply(200, [], typed),
  typescriptRead: ({ params, reply }) => {
    return (params as { id: string }).id === "a" ? "plain" : reply(304, undefined, { etag: "b" });
  },
  typescriptEnter: ({ reply, c }) => {
    (c as Context).header("set-cookie", "session=1");
    return reply(204, undefined, { "set-cookie": ["a=b, c", "d=ü"] });
  },
  typescriptLeave: ({ reply }) => reply(303, "/", { "set-cookie": "a=b" }),
});

test("declared headers are read as their types are", async () => {
  expect(await answersClient.typescriptList?.()).toMatchObject({ status: 200, body: [], declared: typed });
  const make = (text: unknown) => answersClient.typescriptMake?.({ body: { text } });
  // What is no ASCII is percent-encoded.
  expect(await make("ü")).toMatchObject({ status: 201, body: { text: "ü" }, declared: { location: "/notes/%C3%BC" } });
  expect(await make("busy")).toMatchObject({ status: 400, body: { title: "Busy" }, declared: { "retry-after": 5 } });
  // Bimetal's own refusal has none of them.
  expect(await make(1)).toMatchObject({ status: 400, body: { title: "Bad Request" }, declared: {} });
  const read = (id: string) => answersClient.typescriptRead?.({ params: { id } });
  expect(await read("a")).toMatchObject({ status: 200, body: "plain", declared: {} });
  expect(await read("b")).toMatchObject({ status: 304, body: undefined, declared: { etag: "b" } });
  const cookies = ["session=1", "a=b, c", "d=%C3%BC"];
  expect(await answersClient.typescriptEnter?.()).toMatchObject({ declared: { "set-cookie": cookies } });
  expect(await answersClient.typescriptLeave?.()).toMatchObject({ location: "/", declared: { "set-cookie": "a=b" } });
});

test("events are read as they come, and checked", async () => {
  let left = false;
  async function* watch() {
    try {
      yield { data: { text: "ü" }, id: "1" };
      yield { data: 5, event: "wrong" };
    } finally {
      left = true;
    }
  }
  const watching = await createClient("answers", {
    typescriptWatch: watch,
    typescriptTicks: ({ reply }) => reply(200, [{ data: 1 }, { data: null }], { etag: "a" }),
  });
  const seen: unknown[] = [];
  const read = async (name: string) => {
    const answer = await watching[name]?.();
    if (answer === undefined) throw new Error(`there is no ${name}`);
    for await (const event of answer.body as AsyncIterable<unknown>) seen.push(event);
    return answer;
  };
  const watched = read("typescriptWatch");
  await expect(watched).rejects.toMatchObject({ name: "UnexpectedResponse", body: "5" });
  expect(seen.splice(0)).toEqual([{ data: { text: "ü" }, id: "1" }]);
  await expect.poll(() => left).toBe(true);

  expect(await read("typescriptTicks")).toMatchObject({ declared: { etag: "a" } });
  expect(seen).toEqual([{ data: 1 }, { data: null }]);
});

test("a bundle has the parsers only where they are asked for", async () => {
  const bundle = async (names: string) => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { ${names} } from "./client"; globalThis.used = [${names}];`,
        resolveDir: join(FIXTURES, "contracts/parts/generated"),
      },
      bundle: true,
      write: false,
      format: "esm",
      conditions: ["development"],
    });
    return outputFiles[0]?.text ?? "";
  };
  expect(await bundle("createClient, parsers")).toContain("function parseSearch(");
  const without = await bundle("createClient");
  expect(without).toContain("/typescript/search");
  expect(without).not.toMatch(/function parse|createParser/);
});
