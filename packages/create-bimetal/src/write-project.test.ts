import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { UserError } from "./user-error.ts";
import { writeProject } from "./write-project.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "create-bimetal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const files = new Map([
  ["package.json", "{}\n"],
  ["src/index.ts", "export {};\n"],
]);
const list = (): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

test("a folder and its parents are made, open to whom others are", () => {
  writeProject(join(folder, "a/b"), files);
  expect(list()).toEqual(["a", "a/b", "a/b/package.json", "a/b/src", "a/b/src/index.ts"]);
  expect(readFileSync(join(folder, "a/b/src/index.ts"), "utf8")).toBe("export {};\n");
  expect(statSync(join(folder, "a/b")).mode).toBe(statSync(join(folder, "a")).mode);
});

test("an empty folder is filled and stays the same one, a repository is kept", () => {
  const root = join(folder, "a");
  mkdirSync(join(root, ".git"), { recursive: true });
  const { ino } = statSync(root);
  writeProject(root, files);
  expect(list()).toEqual(["a", "a/.git", "a/package.json", "a/src", "a/src/index.ts"]);
  expect(statSync(root).ino).toBe(ino);
});

test("what is there is left alone, and told", () => {
  const root = join(folder, "a");
  mkdirSync(root);
  writeFileSync(join(root, "notes.txt"), "mine");
  expect(() => writeProject(root, files)).toThrow(
    new UserError(`${root} is not empty, it has notes.txt: choose another folder.`),
  );
  const file = join(root, "notes.txt");
  expect(() => writeProject(file, files)).toThrow(new UserError(`${file} is a file: choose another folder.`));
  expect(() => writeProject(join(file, "b"), files)).toThrow(UserError);
  expect(list()).toEqual(["a", "a/notes.txt"]);
});

test("what goes wrong on the way leaves nothing", () => {
  const fail = (staged: string): never => {
    expect(existsSync(join(staged, "package.json"))).toBe(true);
    throw new Error("on the way");
  };
  expect(() => writeProject(join(folder, "a/b/c"), files, fail)).toThrow("on the way");
  expect(list()).toEqual([]);
  mkdirSync(join(folder, "a"));
  expect(() => writeProject(join(folder, "a"), files, fail)).toThrow("on the way");
  expect(list()).toEqual(["a"]);
});

test("a folder that somebody fills meanwhile is not overwritten", () => {
  const root = join(folder, "a");
  const fill = (): void => {
    mkdirSync(root);
    writeFileSync(join(root, "package.json"), "theirs");
  };
  expect(() => writeProject(root, files, fill)).toThrow(UserError);
  expect(readFileSync(join(root, "package.json"), "utf8")).toBe("theirs");
});
