/** The table of cases through workerd's own HTTP. */
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestHarness, type TestHarness } from "wrangler";
import { readSets } from "../src/routes/command.ts";
import { readAnswer } from "../src/routes/hono.ts";
import type { Answer, Request } from "../src/routes/route-set.ts";
import { buildWasm } from "../src/rust.ts";

const root: string = join(import.meta.dirname, "..");
const sets = readSets(join(root, "../../crates/bimetal/fixtures/routing.json"));

let harness: TestHarness;
let url: URL;
beforeAll(async () => {
  buildWasm();
  const config = { name: "parity", main: join(root, "src/routes/worker.ts"), compatibility_date: "2026-11-01" };
  harness = createTestHarness({ root, workers: [{ config }] });
  ({ url } = await harness.listen());
}, 300_000);
afterAll(() => harness.close());

/** Sends the path as it is written: no client in between parses it. */
function send({ method, path }: Request, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url.href, { method, path, headers }, (response) => {
      const text = (name: string) => (response.headers[name] as string | undefined) ?? null;
      response.resume();
      resolve(readAnswer({ status: response.statusCode ?? 0, headers: { get: text } as Headers }));
    });
    sent.on("error", reject).end();
  });
}

/** What a client of HTTP sends as it is written; anything else is rewritten before it is sent, or refused with 400. */
const CARRIED = /^[!-~]+$/;
const REFUSED = /[<>"`{}^|]/;
/** Refused before the Worker sees them. */
const UNKNOWN_METHODS = ["FOO", "M-SEARCH"];

const cases = sets.flatMap(({ requests }, set) => requests.map((asked) => ({ set: String(set), asked })));
const carried = cases.filter(({ asked: { method, path } }) => {
  return CARRIED.test(path) && !REFUSED.test(path) && method === method.toUpperCase();
});

test.each(["hono", "wasm"])("%s, behind workerd's HTTP", { timeout: 60_000 }, async (router) => {
  const known = carried.filter(({ asked }) => !UNKNOWN_METHODS.includes(asked.method));
  for (const { set, asked } of known) {
    expect(await send(asked, { set, router }), `${asked.method} ${asked.path}`).toEqual(asked.expect);
  }
  expect(known.length).toBeGreaterThan(cases.length * 0.9);
});

test.each(UNKNOWN_METHODS)("workerd itself refuses the method %s", async (method) => {
  expect(await send({ method, path: "/a" }, { set: "0", router: "hono" })).toEqual({ status: 501 });
});
