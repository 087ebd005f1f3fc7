/** Classes that Rust has, as workerd makes and calls them. */
import { expect, test } from "vitest";
import { startWorker } from "./worker.ts";

const { worker, read } = startWorker();

async function call(name: string, method: string, input?: number): Promise<unknown> {
  return read(`/counters/${name}/${method}${input === undefined ? "" : `?input=${input}`}`);
}

test("an object keeps what it has in memory and in its storage", async () => {
  expect(await call("a", "add", 2)).toEqual({ memory: 2, stored: 2 });
  expect(await call("a", "add", 3)).toEqual({ memory: 5, stored: 5 });
  expect(await call("b", "read")).toEqual({ memory: 0, stored: 0 });
});

test("an error is the caller's, and harms nothing", async () => {
  await call("failing", "add", 1);
  expect(await call("failing", "fail")).toBe("RustError: the object failed");
  expect(await call("failing", "read")).toEqual({ memory: 1, stored: 1 });
});

test("what the contract does not allow is refused before Rust is called", async () => {
  expect(await call("refused", "add")).toBe(
    "InvalidCall: the input of `Counter.add` does not match the contract: value: Invalid input: expected number, received NaN",
  );
});

test("a panic aborts its object alone, whose next call finds the storage", async () => {
  expect(await call("first", "add", 1)).toEqual({ memory: 1, stored: 1 });
  expect(await call("second", "add", 10)).toEqual({ memory: 10, stored: 10 });
  expect(await call("first", "panic")).toContain("the object panicked");
  expect(await call("first", "read")).toEqual({ memory: 0, stored: 1 });
  expect(await call("second", "read")).toEqual({ memory: 10, stored: 10 });
  expect(await call("third", "add", 5)).toEqual({ memory: 5, stored: 5 });
});

test("an alarm", async () => {
  await call("alarm", "wakeIn", Date.now());
  await expect.poll(() => read("/notes/alarm"), { timeout: 30_000 }).toBe("alarm 0 false");
}, 60_000);

test("an entrypoint", async () => {
  expect(await read("/slugs/Hello%20World")).toBe("hello-world");
  expect(await read("/notes/slug")).toBe("hello-world");
  expect(await read(`/slugs/${"x".repeat(21)}`)).toContain("Too big: expected string to have <=20 characters");
  expect(await read("/slugs")).toContain("the entrypoint panicked");
  expect(await read("/slugs/Again")).toBe("again");
});

test("a Workflow, whose steps are tried again and kept", async () => {
  expect(await digest({ words: ["a", "b", "c"], fails: 2 })).toMatchObject({
    status: "complete",
    output: { text: "abc", tries: 5 },
  });
  expect(await read("/notes/digest")).toBe("abc");
}, 60_000);

test("a Workflow whose step fails to the end", async () => {
  expect(await digest({ words: ["a"], fails: 9 })).toMatchObject({
    status: "errored",
    error: { message: expect.stringContaining("not yet") },
  });
}, 60_000);

async function digest(params: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const created = await worker().fetch("/digests", { method: "POST", headers, body: JSON.stringify(params) });
  const id = (await created.json()) as string;
  const status = async () => (await read(`/digests/${id}`)) as { status: string };
  await expect.poll(async () => (await status()).status, { timeout: 30_000 }).toMatch(/complete|errored/);
  return status();
}

test("all of them are called from Rust, by the types of the contract", async () => {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ words: ["r", "s"], fails: 0 });
  const response = await worker().fetch("/from-rust/rusty", { method: "POST", headers, body });
  const { digest: id, ...rest } = (await response.json()) as { digest: string };
  expect(rest).toEqual({ memory: 2, slug: "from-rust" });
  const output = async () => ((await read(`/digests/${id}`)) as { output?: unknown }).output;
  await expect.poll(output, { timeout: 30_000 }).toEqual({ text: "rs", tries: 2 });
}, 60_000);
