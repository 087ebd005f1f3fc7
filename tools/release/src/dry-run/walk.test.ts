import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { type Step, takeWalk } from "./walk.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bimetal-walk-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, "a.txt"), "one two two\n");
});

const typed: string[] = [];
const clock = {
  phases: [],
  time: <T>(name: string, action: () => Promise<T>) => {
    typed.push(name);
    return action();
  },
};
const take = (...steps: Step[]) => takeWalk({ name: "walk", steps }, { root, env: process.env, clock });

test("steps are taken one after another, in the project's folder", async () => {
  await take(
    { file: "a.txt", find: "one", put: "three" },
    { type: "cat a.txt > b.txt" },
    { type: "cat b.txt; exit 3", fails: true, shows: /^three two/ },
  );
  expect(readFileSync(join(root, "b.txt"), "utf8")).toBe("three two two\n");
  expect(typed).toEqual(["walk: cat a.txt > b.txt", "walk: cat b.txt; exit 3"]);
});

test.each<[string, Step, RegExp]>([
  ["text that is not there", { file: "a.txt", find: "four", put: "" }, /a\.txt has this 0 times/],
  ["text that is there twice", { file: "a.txt", find: "two", put: "" }, /a\.txt has this 2 times/],
  ["a command that fails", { type: "echo no; false" }, /ended with 1 in .*\n\nno/s],
  ["a command that should fail", { type: "echo yes", fails: true }, /should fail in .*\n\nyes/s],
  ["a command that does not show it", { type: "echo yes", shows: /no/ }, /does not show \/no\/ in .*\n\nyes/s],
])("the walk ends at %s", async (_, step, message) => {
  await expect(take(step, { type: "touch after" })).rejects.toThrow(message);
});
