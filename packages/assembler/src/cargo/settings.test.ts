import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { profileSettings } from "./settings.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bimetal-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a release keeps what the author has chosen, but not what would break it", () => {
  const own = '[profile.release]\nopt-level = "z"\nlto = "thin"\npanic = "unwind"\nstrip = true\n';
  writeFileSync(join(folder, "Cargo.toml"), own);
  expect(profileSettings("release", folder)).toEqual([
    "profile.release.codegen-units=1",
    "profile.release.debug=false",
    'profile.release.panic="abort"',
    "profile.release.strip=false",
  ]);
});

test("a release without a profile of its own is made small", () => {
  writeFileSync(join(folder, "Cargo.toml"), "[workspace]\n");
  expect(profileSettings("release", folder)).toContain("profile.release.lto=true");
});

test("a build for development is made fast", () => {
  expect(profileSettings("dev", folder)).toEqual([
    'profile.dev.panic="abort"',
    "profile.dev.strip=false",
    "profile.dev.opt-level=1",
    "profile.dev.debug=false",
  ]);
});
