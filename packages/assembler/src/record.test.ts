import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRecord, recordKey, writeRecord } from "./record.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bimetal-record-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const crate = { isWorker: false };
const sizes = { wasm: 3, wasmGzip: 2, js: 1 };
const file = (): string => join(root, "state/build.json");

function build(): string {
  const key = recordKey(Uint8Array.from([1, 2, 3]), "dev", crate);
  mkdirSync(join(root, "dist"));
  writeFileSync(join(root, "dist/rust.js"), "glue");
  writeRecord(file(), { key, sizes, diagnostics: [] }, [{ name: "rust.js", content: "glue" }]);
  return key;
}

test("the same module with the same output is known", () => {
  const key = build();
  expect(readRecord(file(), key, join(root, "dist"))).toMatchObject({ sizes, diagnostics: [] });
});

test("another module, another profile, another use, another output are not", () => {
  const key = build();
  expect(recordKey(Uint8Array.from([1, 2, 4]), "dev", crate)).not.toBe(key);
  expect(recordKey(Uint8Array.from([1, 2, 3]), "release", crate)).not.toBe(key);
  expect(recordKey(Uint8Array.from([1, 2, 3]), "dev", { isWorker: true })).not.toBe(key);
  expect(readRecord(file(), "another key", join(root, "dist"))).toBeUndefined();
  writeFileSync(join(root, "dist/rust.js"), "edited");
  expect(readRecord(file(), key, join(root, "dist"))).toBeUndefined();
  rmSync(join(root, "dist"), { recursive: true });
  expect(readRecord(file(), key, join(root, "dist"))).toBeUndefined();
});

test("a first build knows nothing", () => {
  expect(readRecord(file(), "key", root)).toBeUndefined();
});

test("a record that is half written is as none", () => {
  const key = build();
  writeFileSync(file(), '{"key":"');
  // Every build after one that was killed while it wrote this ended with a SyntaxError.
  expect(readRecord(file(), key, join(root, "dist"))).toBeUndefined();
});
