import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, serve } from "../src/index.ts";

const projects = ["worker", "other"].map((name) => ({ root: join(import.meta.dirname, name) }));
let served: Served;
beforeAll(async () => {
  served = await serve(projects, ["--expose-gc"]);
}, 60_000);
afterAll(() => served.stop());

test("Workers call each other and what is beyond, keep values, and have ports of their own", async () => {
  const [worker, other] = served.urls;
  expect(await (await fetch(new URL("/one", worker))).json()).toEqual({
    kept: "one",
    gone: null,
    other: "other, /one, function",
    beyond: "the origin: PUT /beyond",
  });
  expect(await (await fetch(new URL("/two", other))).text()).toBe("other, /two, function");
});

test("tells what would be uploaded", () => {
  const [worker, other] = served.uploads.map(({ js }) => js);
  expect(other).toBeGreaterThan(50);
  expect(other).toBeLessThan(500);
  expect(worker).toBeGreaterThan(other as number);
  expect(served.uploads.map(({ wasm }) => wasm)).toEqual([0, 0]);
});

test.runIf(process.platform === "linux")("tells its resident memory and for how long it was busy", async () => {
  expect(served.residentMemory() / 2 ** 20).toBeGreaterThan(10);
  const before = served.busy();
  await fetch(new URL("/busy", served.urls[1]));
  expect(served.busy()).toBeGreaterThan(before);
});

test("stopping ends its own process and no other", { timeout: 60_000 }, async () => {
  const second = await serve(projects.slice(1));
  await second.stop();
  await expect(fetch(second.urls[0] as URL)).rejects.toThrow();
  expect((await fetch(served.urls[1] as URL)).status).toBe(200);
});

test("a config that workerd does not take is told in its words", { timeout: 60_000 }, async () => {
  await expect(serve(projects.slice(0, 1))).rejects.toThrow(/workerd did not start:.*other/s);
});
