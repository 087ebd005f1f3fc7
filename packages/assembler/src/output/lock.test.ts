import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.ts";

let root = "";
let file = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bimetal-lock-"));
  file = join(root, "state/lock");
});
afterEach(() => rmSync(root, { recursive: true }));

test("actions follow each other, also after one that fails", async () => {
  const seen: string[] = [];
  const action = (name: string, fails = false) =>
    withLock(file, undefined, async () => {
      seen.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([action("a", true), action("b"), action("c")]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(seen).toHaveLength(6);
  for (const at of [0, 2, 4]) expect(seen[at + 1]).toBe(seen[at]?.replace("starts", "ends"));
  expect(existsSync(file)).toBe(false);
});

test("the lock of a process that has died is taken over", async () => {
  await withLock(file, undefined, async () => undefined);
  writeFileSync(file, "2147483646"); // no process can have this number
  await expect(withLock(file, undefined, async () => "done")).resolves.toBe("done");
});

test("a lock that nobody has touched for long is taken over", async () => {
  await withLock(file, undefined, async () => undefined);
  writeFileSync(file, String(process.pid));
  utimesSync(file, new Date(0), new Date(0));
  await expect(withLock(file, undefined, async () => "done")).resolves.toBe("done");
});

test("waiting ends with the signal, and the lock stays its holder's", async () => {
  const controller = new AbortController();
  await withLock(file, undefined, async () => {
    const waiting = withLock(file, controller.signal, async () => "never");
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow();
    expect(existsSync(file)).toBe(true);
  });
});
