import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { UserError } from "../user-error.ts";
import { applyPlan, refuseOutside } from "./apply-plan.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "create-bimetal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "a.txt"), "a\n");
});

const change = (path: string, before: string | undefined, after: string) => ({
  path,
  file: join(folder, path),
  before,
  after,
});
const read = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
  );

test("files are changed and made, with the mode that they had", () => {
  chmodSync(join(folder, "a.txt"), 0o755);
  applyPlan([change("a.txt", "a\n", "b\n"), change("c/d/e.txt", undefined, "e\n")]);
  expect(read()).toEqual({ "a.txt": "b\n", "c/d/e.txt": "e\n" });
  expect(statSync(join(folder, "a.txt")).mode & 0o777).toBe(0o755);
});

test("when one cannot be written, nothing is changed", () => {
  mkdirSync(join(folder, "full/there"), { recursive: true });
  // The last one's place is a folder, which is seen only when the draft is moved.
  const changes = [change("a.txt", "a\n", "b\n"), change("c/d/e.txt", undefined, "e\n")];
  const broken = { ...change("full", undefined, "e\n"), file: `${join(folder, "full")}` };
  expect(() => applyPlan([...changes, broken])).toThrow(UserError);
  expect(read()).toEqual({ "a.txt": "a\n" });
  expect(readdirSync(folder).sort()).toEqual(["a.txt", "full"]);
});

test("a file that is read-only is left alone", () => {
  chmodSync(join(folder, "a.txt"), 0o444);
  expect(() => applyPlan([change("a.txt", "a\n", "b\n")])).toThrow("a.txt is read-only: make it writable first");
});

// There nobody makes files.
test.skipIf(!existsSync("/proc/self"))("a folder that cannot be written is told by the file that belongs there", () => {
  const there = { path: "new.txt", file: "/proc/new.txt", before: undefined, after: "" };
  expect(() => applyPlan([there])).toThrow(/^nothing is changed, for not all can be: .*'\/proc\/new\.txt'\.$/);
});

test("what is another file meanwhile is left alone, and all others with it", () => {
  writeFileSync(join(folder, "b.txt"), "theirs\n");
  expect(() => applyPlan([change("a.txt", "a\n", "b\n"), change("b.txt", undefined, "b\n")])).toThrow(
    "b.txt was changed meanwhile: run this again.",
  );
  expect(read()).toEqual({ "a.txt": "a\n", "b.txt": "theirs\n" });
});

test("a link stays one, and what leads out of the folder is refused", () => {
  const root = join(folder, "project");
  mkdirSync(root);
  mkdirSync(join(root, "own"));
  writeFileSync(join(root, "own/package.json"), "{}");
  symlinkSync("own/package.json", join(root, "package.json"));
  applyPlan([{ path: "package.json", file: join(root, "package.json"), before: "{}", after: "{ }" }]);
  expect(readFileSync(join(root, "own/package.json"), "utf8")).toBe("{ }");
  expect(() => refuseOutside(root, join(root, "package.json"))).not.toThrow();
  expect(() => refuseOutside(root, join(root, "new/file.ts"))).not.toThrow();
  symlinkSync("../a.txt", join(root, "out.txt"));
  symlinkSync("..", join(root, "src"));
  expect(() => refuseOutside(root, join(root, "out.txt"))).toThrow(
    /^out\.txt leads out of .*: nothing is written there\.$/,
  );
  expect(() => refuseOutside(root, join(root, "src/lib.rs"))).toThrow("src/lib.rs leads out of");
});
