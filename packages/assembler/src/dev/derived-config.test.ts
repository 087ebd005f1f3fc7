import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DERIVED, removeDerivedConfig, writeDerivedConfig } from "./derived-config.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bimetal-derived-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const derived = (): unknown => JSON.parse(readFileSync(join(root, DERIVED), "utf8"));

test.each([
  ["wrangler.toml", 'name = "app"\n[build]\ncommand = "bimetal build"\n[vars.LIMITS]\nqr = { margin = 4 }\n'],
  ["wrangler.jsonc", '{ /* ours */ "name": "app", "vars": { "LIMITS": { "qr": { "margin": 4 } } }, "build": {}, }'],
])("it is %s without its build command", (file, text) => {
  writeFileSync(join(root, file), text);
  expect(writeDerivedConfig(root, file)).toBe(true);
  expect(derived()).toEqual({ name: "app", vars: { LIMITS: { qr: { margin: 4 } } } });
});

test("what checks answers is bundled where there is a contract, beside the author's own aliases", () => {
  mkdirSync(join(root, "generated"));
  writeFileSync(join(root, "generated/answers.ts"), "");
  writeFileSync(join(root, "wrangler.json"), '{ "alias": { "old": "new" } }');
  writeDerivedConfig(root, "wrangler.json");
  expect(derived()).toEqual({ alias: { "bimetal/unchecked": "./generated/answers.ts", old: "new" } });
});

test("its environments have no build commands either", () => {
  writeFileSync(
    join(root, "wrangler.toml"),
    '[env.staging]\nname = "b"\nbuild.command = "x"\n[env.live.vars]\nA = 1\n',
  );
  writeDerivedConfig(root, "wrangler.toml");
  expect(derived()).toEqual({ env: { staging: { name: "b" }, live: { vars: { A: 1 } } } });
});

test("it is written when it changes, into the same file", () => {
  writeFileSync(join(root, "wrangler.json"), '{ "name": "a" }');
  writeDerivedConfig(root, "wrangler.json");
  const { ino } = statSync(join(root, DERIVED));
  writeFileSync(join(root, "wrangler.json"), '{ "name": "a", "build": { "command": "x" } }');
  expect(writeDerivedConfig(root, "wrangler.json")).toBe(false);
  writeFileSync(join(root, "wrangler.json"), '{ "name": "b" }');
  expect(writeDerivedConfig(root, "wrangler.json")).toBe(true);
  expect([derived(), statSync(join(root, DERIVED)).ino]).toEqual([{ name: "b" }, ino]);
});

test("it is removed, also when it is not there", () => {
  writeFileSync(join(root, "wrangler.json"), "{}");
  writeDerivedConfig(root, "wrangler.json");
  removeDerivedConfig(root);
  removeDerivedConfig(root);
  expect(existsSync(join(root, DERIVED))).toBe(false);
});
