/** What the same routes answer in Rust and in TypeScript, and in Rust where it has found them, too: the same bytes. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, createClient, parsers } from "../generated/client";
import { type Running, startAlone, startWorker } from "../src/worker.ts";

let worker: Running;
let alone: Running;
let client: Client;
beforeAll(async () => {
  [worker, alone] = await Promise.all([startWorker(), startAlone()]);
  client = createClient(worker.url, { parsers });
}, 60_000);
afterAll(() => Promise.all([worker.stop(), alone.stop()]));

async function ask(at: Running, language: string, path: string, init: RequestInit) {
  const response = await fetch(new URL(`/answers/${language}${path}`, at.url), { ...init, redirect: "manual" });
  const { date: _, ...headers } = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  return {
    status: response.status,
    headers,
    cookies,
    body: Buffer.from(await response.arrayBuffer()).toString("latin1"),
  };
}

/** What all routes answer, which must be the same. */
async function askAll(path: string, init: RequestInit) {
  const rust = await ask(worker, "rust", path, init);
  expect(await ask(worker, "typescript", path, init)).toEqual(rust);
  expect(await ask(alone, "rust", path, init)).toEqual(rust);
  return rust;
}

function json(value: unknown): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}

const TEXTS = ["", "a b", " around ", "é€😀", "\r\nx-other: 1", "\u0000\t\u007f~%41", '"<>[]`{}'];
const NUMBERS = [0, -0, 0.5, -1e-7, 5e-324, 1e21, -1.5e300, Number.MAX_SAFE_INTEGER];

test.each(TEXTS.flatMap((text) => [200, 204, 302].map((status) => [status, text] as const)))(
  "declared headers: %d, %j",
  async (status, text) => {
    for (const number of NUMBERS) {
      const headers = { "x-text": text, "x-int": -3, "x-number": number, "x-flag": false, "x-choice": 1 };
      const answer = await askAll("/headers", json({ status, headers }));
      expect(answer).toMatchObject({ status, headers: { "x-int": "-3", "x-flag": "false", "x-choice": "1" } });
      expect(Number(answer.headers["x-number"])).toBe(number + 0);
      expect(answer.headers["x-number"]).not.toContain("e");
      const sent = answer.headers["x-text"]?.replace("%41", "%2541") ?? "";
      expect(decodeURIComponent(sent)).toBe(text.replace(/^ +| +$/g, ""));
    }
  },
);

test.each([200, 204, 302])("declared cookies, of an answer of status %d", async (status) => {
  const headers = { "x-text": "", "x-int": 1, "x-number": 1 };
  for (const cookies of [[], ["a=1"], ["a=1; Path=/, b", "b=é", "a=1; Path=/, b"]]) {
    const answer = await askAll("/headers", json({ status, headers: { ...headers, "set-cookie": cookies } }));
    expect(answer.cookies).toEqual(cookies.map((cookie) => cookie.replace("é", "%C3%A9")));
  }
});

test("the client reads declared cookies", async () => {
  for (const method of ["answersRustHeaders", "answersTypescriptHeaders"] as const) {
    const headers = { "x-text": "", "x-int": 1, "x-number": 1, "set-cookie": ["a=1, 2", "b=3"] };
    expect(await client[method]({ body: { status: 204, headers } })).toMatchObject({ declared: headers });
    const { "set-cookie": _, ...others } = headers;
    const answer = await client[method]({ body: { status: 204, headers: others } });
    expect(answer).toMatchObject({ declared: others });
    expect("declared" in answer && Object.keys(answer.declared)).not.toContain("set-cookie");
  }
});

const EVENTS = [
  { data: { text: "a\nb\u2028é😀", list: [1e21, -0.5, null] } },
  { data: null, event: "or\r\nder", id: "", retry: 0 },
  { data: "x", event: "", id: "1\u00002", retry: 4294967295 },
];

test.each([0, 5])("events with %d milliseconds between them", async (pause) => {
  const { headers, body } = await askAll("/events", json({ events: EVENTS, pause, fails: false }));
  expect(headers).toMatchObject({ "content-type": "text/event-stream", "cache-control": "no-cache" });
  expect(Buffer.from(body, "latin1").toString()).toBe(
    [
      'data: {"text":"a\\nb\u2028é😀","list":[1e+21,-0.5,null]}\n\n',
      "event: or  der\nid: \nretry: 0\ndata: null\n\n",
      'event: \nid: 1 2\nretry: 4294967295\ndata: "x"\n\n',
    ].join(""),
  );
});

test("a stream without events", async () => {
  expect((await askAll("/events", json({ events: [], pause: 0, fails: false }))).body).toBe("");
});

test.each(["rust", "typescript"] as const)("the client reads events, in %s", async (language) => {
  const method = language === "rust" ? "answersRustEvents" : "answersTypescriptEvents";
  const watch = (fails: boolean, count = EVENTS.length) =>
    client[method]({ body: { events: EVENTS.slice(0, count), pause: 1, fails } });
  const answer = await watch(false);
  if (answer.status !== 200) throw new Error("refused");
  const seen = [];
  for await (const event of answer.body) seen.push(event);
  const [first, second, third] = EVENTS;
  expect(seen).toEqual([first, { ...second, event: "or  der" }, { ...third, id: "1 2" }]);
  // What fails in the middle breaks the connection.
  const failed = await watch(true);
  if (failed.status !== 200) throw new Error("refused");
  const reading = async () => {
    for await (const event of failed.body) seen.push(event);
  };
  await expect(reading()).rejects.toThrow();
});

test.each(["rust", "typescript"])("an event is sent before the next one is made, in %s", async (language) => {
  const init = json({ events: EVENTS, pause: 300, fails: false });
  const response = await fetch(new URL(`/answers/${language}/events`, worker.url), init);
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(new TextDecoder().decode(value)).toMatch(/^data: [^\n]*\n\n$/);
  // The client leaves: what the call holds is let go.
  await reader?.cancel();
  const tasks = async () => ((await (await fetch(new URL("/status", worker.url))).json()) as { tasks: number }).tasks;
  await expect.poll(tasks, { timeout: 10_000 }).toBe(0);
});

const FORM = "application/x-www-form-urlencoded";

function form(body: string | Uint8Array, type: string = FORM): RequestInit {
  return { method: "POST", headers: { "content-type": type }, body: body as Uint8Array<ArrayBuffer> };
}

const FORMS: readonly (readonly [body: string | Uint8Array, status: number, answer?: object])[] = [
  ["text=a", 200, { text: "a", int: 1, list: [] }],
  [
    "text=a+b%20%C3%A9&int=7.0&flag=true&choice=1&other=x",
    200,
    { text: "a b é", int: 7, flag: true, choice: 1, list: [] },
  ],
  ["list=1&text=a&list=-0.5", 200, { text: "a", int: 1, list: [1, -0.5] }],
  ["?text=a", 400],
  ["\ufefftext=a", 400],
  ["text=%ff&&=&", 200, { text: "\ufffd", int: 1, list: [] }],
  [
    Uint8Array.of(...Buffer.from("text="), 0xff, 0xc3, 0x28, 0xe2, 0x82),
    200,
    { text: "\ufffd\ufffd(\ufffd", int: 1, list: [] },
  ],
  ["", 400],
  ["text=&int=1e3&flag=yes&choice=b&list=1&list=x", 400],
  ["text=a&text=b&int=10", 400],
  ["text=a&list=1&list=1&list=1&list=1", 400],
  [`text=${"a".repeat(996)}`, 413],
];

test.each(FORMS.map((row) => [String(row[0]), row] as const))("the form %j", async (_, [body, status, answer]) => {
  const both = await askAll("/form", form(body));
  expect(both.status).toBe(status);
  const value = JSON.parse(Buffer.from(both.body, "latin1").toString());
  if (answer !== undefined) expect(value).toEqual(answer);
  if (status === 400) expect(value.issues[0]).toMatchObject({ in: "body" });
});

test("a form has its content type", async () => {
  expect((await askAll("/form", form("text=a", `${FORM.toUpperCase()}; charset=latin1`))).status).toBe(200);
  for (const type of ["application/json", "multipart/form-data; boundary=a", "text/plain"]) {
    const { status, body } = await askAll("/form", form("text=a", type));
    expect([status, JSON.parse(body).detail]).toEqual([415, `The body must be ${FORM}.`]);
  }
});

test.each([
  ["a=1", "none"],
  ["?a=1", "1"],
  ["??a=1", "none"],
])("a question mark in the query %s", async (query, said) => {
  expect((await askAll(`/query?${query}`, {})).body).toBe(said);
});

test.each(["\ufefftext", "\0", "é€😀", "x".repeat(4000)])("text is sent as it is: %j", async (text) => {
  const { body } = await askAll(`/query??a=${encodeURIComponent(text)}`, {});
  expect(Buffer.from(body, "latin1").toString()).toBe(text);
});

test.each([
  ["session=a", 200, { session: "a", visits: 1 }],
  ["visits=7; session=%C3%A9%3B%zz; beta=true; other=1", 200, { session: "é;%zz", visits: 7, beta: true }],
  ['session="a b"; session=c;beta=false', 200, { session: "a b", visits: 1, beta: false }],
  ["Session=a", 400, undefined],
  [undefined, 400, undefined],
  ["session=; visits=1e3; beta=1", 400, undefined],
  ["session=a; visits=10", 400, undefined],
])("the cookies %s", async (cookie, status, answer) => {
  const both = await askAll("/cookies", cookie === undefined ? {} : { headers: { cookie } });
  expect(both.status).toBe(status);
  const value = JSON.parse(Buffer.from(both.body, "latin1").toString());
  if (answer !== undefined) expect(value).toEqual(answer);
  else expect(value.issues[0]).toMatchObject({ in: "cookies" });
});

test("headers that are absent are not sent", async () => {
  const { headers } = await askAll(
    "/headers",
    json({ status: 200, headers: { "x-text": "", "x-int": 1, "x-number": 1 } }),
  );
  expect(headers).toMatchObject({ "content-type": "text/plain", "x-text": "" });
  expect(Object.keys(headers)).not.toContain("x-flag");
});
