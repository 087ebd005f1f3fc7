import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findConfig } from "./find-config.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bimetal-find-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  { files: ["wrangler.toml"], used: "wrangler.toml" },
  { files: ["wrangler.toml", "wrangler.jsonc"], used: "wrangler.jsonc" },
  { files: ["wrangler.jsonc", "wrangler.json"], used: "wrangler.json" },
  { files: ["../wrangler.toml"], used: "../wrangler.toml" },
  { files: ["wrangler.toml", "../../wrangler.json"], used: "../../wrangler.json" },
  { files: ["wrangler.toml", "../wrangler.toml"], used: "wrangler.toml", warnings: 0 },
])("of $files wrangler uses $used", ({ files, used, warnings = files.length - 1 }) => {
  const nested = join(folder, "a/b");
  mkdirSync(nested, { recursive: true });
  for (const file of files) {
    mkdirSync(dirname(join(nested, file)), { recursive: true });
    writeFileSync(join(nested, file), "");
  }
  const { value, diagnostics } = findConfig(nested);
  expect(value).toBe(used);
  expect(diagnostics).toHaveLength(warnings);
});

test("a folder of that name is no config", () => {
  mkdirSync(join(folder, "wrangler.toml"));
  expect(findConfig(folder).value).toBeUndefined();
});
