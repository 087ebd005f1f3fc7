import { expect, onTestFinished, test, vi } from "vitest";
import { createGuard } from "../schema/index.ts";
import {
  type Answer,
  type CallOptions,
  type ClientOptions,
  type ClientRoutes,
  connect,
  type FetchInit,
  type Redirected,
  type RequestProblem,
  UnexpectedResponse,
} from "./index.ts";

interface Client {
  readonly read: (request?: CallOptions) => Promise<ReadResult>;
}

type ReadResult =
  | Answer<200, { id: number }>
  | Answer<201, string>
  | Answer<202, Uint8Array>
  | Answer<203, ReadableStream<Uint8Array>>
  | Answer<204, undefined>
  | Redirected<302>
  | Answer<400, string | RequestProblem>
  | Answer<413, RequestProblem>;

const routes: ClientRoutes = {
  read: {
    method: "GET",
    path: "/notes",
    responses: { 200: "json", 201: "text", 202: "bytes", 203: "stream", 204: "empty", 302: "redirect", 400: "text" },
    refuses: [400, 413],
  },
};

/** A client that is always answered so. */
function answered(response: Response, options?: ClientOptions): Client {
  return connect<Client>(routes, { fetch: async () => response }, options);
}

/** A client, and what it sends. */
function recorded(options?: ClientOptions) {
  const sent: [url: string, init?: FetchInit][] = [];
  const fetch = async (url: string, init?: FetchInit) => {
    sent.push([url, init as FetchInit]);
    return Response.json({ id: 1 });
  };
  return { client: connect<Client>(routes, { fetch }, options), sent };
}

test("the status tells what the body is", async () => {
  const json = await answered(Response.json({ id: 1 })).read();
  if (json.status !== 200) throw new Error("another status");
  // The type is the whole test: it is known from the status.
  const { id }: { id: number } = json.body;
  expect(id).toBe(1);
  expect(json.headers.get("content-type")).toBe("application/json");
});

test("declared headers are typed, and there", async () => {
  const fields = [
    ["x-total", "number"],
    ["x-mode", ["a", 1, true]],
    ["x-flag", "boolean", "optional"],
  ] as const;
  const declaring = {
    read: { method: "GET", path: "/", responses: { 200: "text" }, headers: { 200: fields } },
  } as const;
  const ask = (headers: Record<string, string>) =>
    connect<Client>(declaring, { fetch: async () => new Response("text", { headers }) }).read();
  expect(await ask({ "x-total": "0.5", "x-mode": "1" })).toMatchObject({ declared: { "x-total": 0.5, "x-mode": 1 } });
  for (const [headers, message] of [
    [{ "x-mode": "a" }, "there is no `x-total` header"],
    [{ "x-total": "1e3", "x-mode": "a" }, 'the `x-total` header is "1e3"'],
    [{ "x-total": "1", "x-mode": "b" }, 'the `x-mode` header is "b"'],
    [{ "x-total": "1", "x-mode": "a", "x-flag": "yes" }, 'the `x-flag` header is "yes"'],
  ] as const) {
    await expect(ask(headers)).rejects.toMatchObject({
      name: "UnexpectedResponse",
      body: "text",
      cause: { name: "TypeError", message },
    });
  }
});

test.each([
  [new Response("text", { status: 201 }), { status: 201, body: "text" }],
  [new Response("abc", { status: 202 }), { status: 202, body: new Uint8Array([97, 98, 99]) }],
  [new Response(null, { status: 204 }), { status: 204, body: undefined }],
  [new Response(null, { status: 302, headers: { location: "/here" } }), { status: 302, location: "/here" }],
])("%o", async (response, expected) => {
  const { headers, ...answer } = await answered(response).read();
  expect(answer).toEqual(expected);
  expect(headers).toBe(response.headers);
});

test("a stream is handed on as it comes", async () => {
  const response = new Response("abc", { status: 203 });
  const answer = await answered(response).read();
  expect(answer).toMatchObject({ body: response.body });
});

test("a refusal of Bimetal's is data, also where the contract declares its status otherwise", async () => {
  const problem = { type: "about:blank", title: "Bad Request", status: 400, detail: "No.", issues: [] };
  const headers = { "content-type": "application/problem+json" };
  expect(await answered(Response.json(problem, { status: 400, headers })).read()).toMatchObject({ body: problem });
  expect(await answered(Response.json(problem, { status: 413, headers })).read()).toMatchObject({ body: problem });
  expect(await answered(new Response("no", { status: 400 })).read()).toMatchObject({ body: "no" });
  await expect(answered(new Response("no", { status: 413 })).read()).rejects.toThrow(UnexpectedResponse);
});

test("what is not declared is thrown, with all that was answered", async () => {
  const error = await answered(new Response("down", { status: 503, headers: { "retry-after": "1" } }))
    .read()
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof UnexpectedResponse)) throw error;
  expect(error).toMatchObject({ name: "UnexpectedResponse", route: "read", status: 503, body: "down" });
  expect(error.headers.get("retry-after")).toBe("1");
  expect(error.message).toBe("`read` was answered 503, which the contract does not declare: down");
});

test.each([
  [new Response("<html>"), "`read` was answered 200, but not as the contract declares it: <html>"],
  [new Response(null, { status: 302 }), "`read` was answered 302, but not as the contract declares it: "],
])("what is not as it is declared is thrown: %o", async (response, message) => {
  await expect(answered(response).read()).rejects.toThrow(message);
});

test("with parsers, JSON is what its schema says", async () => {
  const isNote = (value: unknown): value is { id: number } => typeof (value as { id: unknown }).id === "number";
  const parsers = { read: { 200: createGuard(isNote, { type: "object", fields: [["id", { type: "number" }]] }) } };
  expect(await answered(Response.json({ id: 1 }), { parsers }).read()).toMatchObject({ body: { id: 1 } });
  const wrong = answered(Response.json({ id: "1" }), { parsers }).read();
  await expect(wrong).rejects.toMatchObject({ status: 200, cause: { name: "ValidationError" } });
  // Without them it is only typed.
  expect(await answered(Response.json({ id: "1" })).read()).toMatchObject({ body: { id: "1" } });
});

test("a binding is asked at an address of one's own, with headers of one's own", async () => {
  const { client, sent } = recorded({ url: "https://example.com/v1/", headers: async () => ({ authorization: "me" }) });
  const { signal } = new AbortController();
  await client.read({ signal });
  expect(sent).toEqual([
    ["https://example.com/v1/notes", { method: "GET", headers: { authorization: "me" }, redirect: "manual", signal }],
  ]);
  const other = recorded();
  await other.client.read();
  expect(other.sent[0]?.[0]).toBe("https://localhost/notes");
});

test("an address is asked over HTTP", async () => {
  const fetch = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ id: 1 }));
  onTestFinished(() => fetch.mockRestore());
  await connect<Client>(routes, new URL("https://example.com/")).read();
  expect(fetch.mock.calls[0]?.[0]).toBe("https://example.com/notes");
});
