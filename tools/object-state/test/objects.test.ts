/** A Durable Object in Rust, on workerd. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Probes, startProbes } from "./probes.ts";

let probes: Probes;
beforeAll(async () => {
  probes = await startProbes();
}, 60_000);
afterAll(() => probes.close());

const ask = async (path: string) => (await probes.ask(path)).said;

test("requests are read and answered whole", async () => {
  const init = { method: "POST", body: "hällo", headers: { "content-type": "text/odd" } };
  expect(await probes.fetch("/PROBES/whole/echo", init)).toEqual({ status: 201, type: "text/odd", text: "hällo" });
  expect(await probes.fetch("/PROBES/whole/none")).toEqual({ status: 404, type: null, text: "" });
  expect(await probes.fetch("/PROBES/whole/chunks")).toEqual({ status: 200, type: null, text: "2;1;0;" });
});

test("what an object has left to run ends when it is put out of memory", async () => {
  const tasks = async () => ((await ask("/status")) as { tasks: number }).tasks;
  const before = await tasks();
  await ask("/PROBES/forever/forever");
  expect(await tasks()).toBe(before + 1);
  await probes.ask("/PROBES/forever/abort");
  expect(await tasks()).toBe(before);
  expect(await ask("/PROBES/forever/calls")).toEqual(["1"]);
});

test("each language reads what the other has stored", async () => {
  const value = { list: [1, null, "é\u0000😀", 1.5, true], nested: { "": {} } };
  await probes.ask("/SHARED/a/put?key=given", { method: "POST", body: JSON.stringify(value) });
  expect(await ask("/SHARED/a/steps/given")).toEqual([JSON.stringify(value)]);

  await ask("/SHARED/a/steps/values");
  expect(await ask("/SHARED/a/get?key=value:9")).toEqual([1, [2, null], { a: [] }]);
  expect(await ask("/SHARED/a/get?key=value:4")).toBe(Number.MAX_SAFE_INTEGER);
});

test("what was left to run in the background has run", async () => {
  for (const name of ["PROBES", "SHARED"]) {
    await ask(`/${name}/later/steps/background`);
    await expect.poll(() => ask(`/${name}/later/steps/found`)).toEqual(["Some(1)"]);
  }
});

test("a panic in the background aborts its object alone", async () => {
  for (const name of ["calm", "panicking"]) await ask(`/PROBES/${name}/calls`);
  await probes.ask("/PROBES/panicking/panic-later");
  await expect.poll(() => ask("/PROBES/panicking/calls")).toEqual(["1"]);
  expect(await ask("/PROBES/calm/calls")).toEqual(["2"]);
});

test("an alarm rings", async () => {
  await ask("/PROBES/ringing/alarm");
  await expect.poll(() => ask("/PROBES/ringing/log")).toEqual(["alarm 0 false"]);
});

test.each(["abort", "block"])("an object that was put out of memory begins anew, with its storage: %s", async (how) => {
  await ask(`/PROBES/${how}/steps/background`);
  expect(await ask(`/PROBES/${how}/calls`)).toEqual(["2"]);
  expect(await ask("/PROBES/neighbour/calls")).toEqual([how === "abort" ? "1" : "2"]);
  expect((await probes.ask(`/PROBES/${how}/${how}`)).status).toBe(500);
  expect(await ask(`/PROBES/${how}/calls`)).toEqual(["1"]);
  expect(await ask(`/PROBES/${how}/steps/found`)).toEqual(["Some(1)"]);
});
