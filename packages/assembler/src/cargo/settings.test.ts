import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { profileSettings } from "./settings.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bimetal-settings-"));
});
const crate = (isWorker = false) => ({ workspaceRoot: folder, isWorker });
afterEach(() => rmSync(folder, { recursive: true }));

test("a release keeps what the author has chosen, but not what would break it", () => {
  const own = '[profile.release]\nopt-level = "z"\nlto = "thin"\npanic = "unwind"\nstrip = true\n';
  writeFileSync(join(folder, "Cargo.toml"), own);
  expect(profileSettings("release", crate())).toEqual([
    "profile.release.codegen-units=1",
    "profile.release.debug=false",
    'profile.release.panic="abort"',
    "profile.release.strip=false",
  ]);
});

test("a release without a profile of its own is made small", () => {
  writeFileSync(join(folder, "Cargo.toml"), "[workspace]\n");
  expect(profileSettings("release", crate())).toContain("profile.release.lto=true");
});

test("a build for development is made fast", () => {
  expect(profileSettings("dev", crate())).toEqual([
    'profile.dev.panic="abort"',
    "profile.dev.strip=false",
    "profile.dev.opt-level=1",
    "profile.dev.debug=false",
  ]);
});

test("a crate that is the Worker has a queue that the host may run", () => {
  writeFileSync(join(folder, "Cargo.toml"), "[workspace]\n");
  for (const profile of ["dev", "release"] as const) {
    expect(profileSettings(profile, crate(true))).toContain(`profile.${profile}.package.js-sys.debug-assertions=false`);
  }
});
