import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BODIES, body } from "../src/bodies.ts";
import { type Running, startAlone, startWorker } from "../src/worker.ts";
import { announce } from "./announce.ts";

let worker: Running;
let alone: Running;
beforeAll(async () => {
  [worker, alone] = await Promise.all([startWorker(), startAlone()]);
}, 60_000);
afterAll(() => Promise.all([worker.stop(), alone.stop()]));

/** The contract's limit of a body, in bytes. */
const LIMIT = 2_000_000;

async function send(at: Running, language: string, content: string | Uint8Array, type: string) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const url = new URL(`/checks/${language}`, at.url);
  if (bytes.length > LIMIT) {
    const { body, ...head } = await announce(url, type, bytes.length);
    return { ...head, json: JSON.parse(body) };
  }
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": type },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  return { status: response.status, type: response.headers.get("content-type"), json: await response.json() };
}

/** What both routes answer, and the one in Rust where Rust has found it: it must be the same. */
async function sendAll(content: string | Uint8Array, type = "application/json") {
  const rust = await send(worker, "rust", content, type);
  expect(await send(worker, "typescript", content, type)).toEqual(rust);
  expect(await send(alone, "rust", content, type)).toEqual(rust);
  return rust;
}

describe.each(Object.entries(BODIES))("%s", (_, bodies) => {
  test.each(bodies.map((content, index) => ({ content, name: `body ${index}` })))("$name", async ({ content }) => {
    const { status } = await sendAll(content);
    expect([200, 400, 413]).toContain(status);
  });
});

test("the answers are what they should be, not only the same", async () => {
  const badRequest = { status: 400, type: "application/problem+json" };
  expect(await sendAll(body({ id: "x" }, '"id":1'))).toMatchObject({ status: 200, json: { id: 1, kind: "plain" } });
  expect(await sendAll(body({}, '"id":"x"'))).toMatchObject({
    ...badRequest,
    json: { issues: [{ in: "body", code: "invalid_type", path: ["id"] }] },
  });
  expect(await sendAll("")).toMatchObject(badRequest);
  expect(await sendAll(body({}, `"tags":[${"1,".repeat(99_999)}1]`))).toMatchObject(badRequest);
  expect((await sendAll(" ".repeat(LIMIT + 1))).status).toBe(413);
});

describe("content types", () => {
  test.each([
    ["text/plain", 415],
    ["application/x-www-form-urlencoded", 415],
    ["application/jsonp", 415],
    ["multipart/form-data", 415],
    ["json", 415],
    ["Application/JSON; charset=utf-8", 200],
    ["application/merge-patch+json", 200],
  ])("%s", async (type, status) => {
    expect((await sendAll(body({}), type)).status).toBe(status);
  });
});
