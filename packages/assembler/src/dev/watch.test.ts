import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createWatcher, type Watcher } from "./watch.ts";

let root = "";
let controller: AbortController;
let watcher: Watcher;
beforeEach(() => {
  // A project may stand below a folder whose name is left out elsewhere.
  root = join(realpathSync(mkdtempSync(join(tmpdir(), "bimetal-watch-"))), "target/app");
  mkdirSync(join(root, "src"), { recursive: true });
  writeFileSync(join(root, "Cargo.toml"), "");
  controller = new AbortController();
  watcher = createWatcher(controller.signal);
});
afterEach(async () => {
  await watcher.close();
  rmSync(join(root, "../.."), { recursive: true });
});

/** Files that have changed, once the watcher is at work: until then it may not see a change. */
async function changes(change: () => void): Promise<string[]> {
  const next = watcher.next();
  let files: readonly string[] | undefined;
  void next.then((found) => {
    files = found;
  });
  await expect
    .poll(
      () => {
        change();
        return files !== undefined;
      },
      { timeout: 10_000, interval: 100 },
    )
    .toBe(true);
  return (await next).map((file) => relative(root, file)).toSorted();
}

test("a change in a folder or of a file is seen, with others of the same moment", async () => {
  watcher.add([join(root, "src"), join(root, "Cargo.toml")]);
  const files = await changes(() => {
    writeFileSync(join(root, "src/lib.rs"), String(Math.random()));
    writeFileSync(join(root, "Cargo.toml"), String(Math.random()));
  });
  expect(files).toEqual(["Cargo.toml", "src/lib.rs"]);
});

test("a file that is replaced by another is seen", async () => {
  watcher.add([join(root, "Cargo.toml")]);
  const files = await changes(() => {
    writeFileSync(join(root, "Cargo.toml.new"), String(Math.random()));
    renameSync(join(root, "Cargo.toml.new"), join(root, "Cargo.toml"));
  });
  expect(files).toEqual(["Cargo.toml"]);
});

test("what tools write is not", async () => {
  mkdirSync(join(root, "src/generated"));
  watcher.add([join(root, "src")]);
  const files = await changes(() => {
    writeFileSync(join(root, "src/generated/env.ts"), String(Math.random()));
    writeFileSync(join(root, "src/.lib.rs.swp"), String(Math.random()));
    writeFileSync(join(root, "src/lib.rs"), String(Math.random()));
  });
  expect(files).toEqual(["src/lib.rs"]);
});

test("waiting ends with the signal", async () => {
  const next = watcher.next();
  controller.abort(new Error("enough"));
  await expect(next).rejects.toThrow("enough");
});
