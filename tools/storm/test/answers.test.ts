/** What the same routes answer in Rust and in TypeScript: the same bytes. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Running, startWorker } from "../src/worker.ts";

let worker: Running;
beforeAll(async () => {
  worker = await startWorker();
}, 60_000);
afterAll(() => worker.stop());

async function ask(language: string, path: string, init: RequestInit) {
  const response = await fetch(new URL(`/answers/${language}${path}`, worker.url), { ...init, redirect: "manual" });
  const { date: _, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()).toString("latin1") };
}

/** What both routes answer, which must be the same. */
async function askBoth(path: string, init: RequestInit) {
  const [rust, typescript] = [await ask("rust", path, init), await ask("typescript", path, init)];
  expect(rust).toEqual(typescript);
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
      const answer = await askBoth("/headers", json({ status, headers }));
      expect(answer).toMatchObject({ status, headers: { "x-int": "-3", "x-flag": "false", "x-choice": "1" } });
      expect(Number(answer.headers["x-number"])).toBe(number + 0);
      expect(answer.headers["x-number"]).not.toContain("e");
      const sent = answer.headers["x-text"]?.replace("%41", "%2541") ?? "";
      expect(decodeURIComponent(sent)).toBe(text.replace(/^ +| +$/g, ""));
    }
  },
);

test("headers that are absent are not sent", async () => {
  const { headers } = await askBoth(
    "/headers",
    json({ status: 200, headers: { "x-text": "", "x-int": 1, "x-number": 1 } }),
  );
  expect(headers).toMatchObject({ "content-type": "text/plain", "x-text": "" });
  expect(Object.keys(headers)).not.toContain("x-flag");
});
