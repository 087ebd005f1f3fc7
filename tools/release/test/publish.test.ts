import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UserError } from "../../setup/user-error.mjs";
import { publishCrate } from "../src/publish/crate.ts";
import { formatSteps } from "../src/publish/format.ts";
import { orderReleases } from "../src/publish/order.ts";
import { publishPackage } from "../src/publish/package.ts";
import type { Release, Step } from "../src/publish/step.ts";
import { publish } from "../src/publish.ts";
import { edit } from "./copy.ts";
import { type Registries, startRegistries } from "./registries.ts";

// Each publishes a crate and four packages with the tools themselves.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let registries: Registries;
let folder: string;
let root: string;

beforeEach(async () => {
  registries = await startRegistries();
  folder = mkdtempSync(join(tmpdir(), "bimetal-publish-"));
  root = join(folder, "repository");
  writeRepository();
  vi.stubEnv("CARGO_HOME", join(folder, "cargo"));
  vi.stubEnv("npm_config_cache", join(folder, "npm"));
  vi.stubEnv("npm_config_userconfig", join(folder, "npmrc"));
  execFileSync("pnpm", ["install", "--offline", "--silent"], { cwd: root });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await registries.close();
  rmSync(folder, { recursive: true });
});

test("what failed half-way goes on from there, and nothing is published twice", async () => {
  const told: string[] = [];
  const onStep = ({ name, outcome }: Step): void => void told.push(`${name} ${outcome}`);
  registries.refused.add("@bimetal/cli");
  const first = await publish({ root, onStep });
  expect(outcomes(first)).toEqual([
    ...["crate bimetal published", "package bimetal published", "package @bimetal/config published"],
    ...["package @bimetal/cli failed", "package create-bimetal not reached"],
  ]);
  expect(told).toEqual([
    ...["bimetal published", "bimetal published", "@bimetal/config published", "@bimetal/cli failed"],
  ]);
  const text = formatSteps(first);
  expect(text).toContain("The package @bimetal/cli 0.1.0 could not be published:");
  expect(text).toContain("@bimetal/cli is refused");
  expect(text).toContain("run it again: what is published is passed over");

  registries.refused.clear();
  const second = await publish({ root });
  expect(outcomes(second)).toEqual([
    ...["crate bimetal skipped", "package bimetal skipped", "package @bimetal/config skipped"],
    ...["package @bimetal/cli published", "package create-bimetal published"],
  ]);
  expect(registries.published).toEqual([
    ...["crate bimetal 0.1.0", "package bimetal 0.1.0", "package @bimetal/config 0.1.0"],
    ...["package @bimetal/cli 0.1.0", "package create-bimetal 0.1.0"],
  ]);
  const cli = registries.packages.get("@bimetal/cli");
  expect(cli?.["dist-tags"]).toEqual({ latest: "0.1.0" });
  expect(cli?.versions["0.1.0"]?.dependencies).toEqual({ "@bimetal/config": "0.1.0", bimetal: "0.1.0" });

  const third = await publish({ root });
  expect(new Set(third.map(({ outcome }) => outcome))).toEqual(new Set(["skipped"]));
  expect(registries.published.length).toBe(5);
});

test("without the crate no package is published", async () => {
  registries.refused.add("bimetal");
  const steps = await publish({ root });
  expect(new Set(steps.slice(1).map(({ outcome }) => outcome))).toEqual(new Set(["not reached"]));
  expect(steps[0]).toMatchObject({ outcome: "failed", reason: expect.stringContaining("bimetal is refused") });
  expect(registries.published).toEqual([]);
});

test("a registry that does not answer is not one that lacks it", async () => {
  vi.stubEnv("CARGO_NET_RETRY", "0");
  vi.stubEnv("npm_config_fetch_retries", "0");
  const [crate, package_] = orderReleases(root) as [Release, Release];
  await registries.close();
  await expect(publishCrate(root, crate)).rejects.toThrow(UserError);
  await expect(publishPackage(root, package_)).rejects.toThrow(/ECONNREFUSED/);
});

test("nothing is published of a repository that is not ready", async () => {
  edit(join(root, "packages/cli/package.json"), '"license"', '"files": ["bin", "dist"],\n  "license"');
  mkdirSync(join(root, "packages/cli/bin"));
  await expect(publish({ root })).rejects.toThrow("packages/cli/dist: not built. Run `npm run build` first.");
  for (const name of ["bimetal", "cli", "config", "create-bimetal"])
    edit(join(root, "packages", name, "package.json"), '"version": "0.1.0"', '"version": "0.0.0"');
  await expect(publish({ root })).rejects.toThrow("0.0.0 is no release: run `npm run release:version` first.");
  expect(registries.published).toEqual([]);
});

test("every package comes after what it depends on", () => {
  const names = orderReleases(join(import.meta.dirname, "../../..")).map(({ kind, name }) => `${kind} ${name}`);
  expect(names).toEqual([
    ...["crate bimetal", "package bimetal", "package @bimetal/bindgen", "package @bimetal/config"],
    ...["package @bimetal/compiler", "package @bimetal/assembler", "package @bimetal/cli", "package create-bimetal"],
  ]);
});

function outcomes(steps: readonly Step[]): string[] {
  return steps.map(({ kind, name, outcome }) => `${kind} ${name} ${outcome}`);
}

const CRATE = `[package]
name = "bimetal"
version = "0.1.0"
edition = "2024"
description = "A stand-in."
license = "MIT"
`;

/** As small as can be published, with this repository's shape. */
function writeRepository(): void {
  const { url } = registries;
  const npm = (name: string, names: readonly string[] = []): string => {
    const dependencies = Object.fromEntries(names.map((dependency) => [dependency, "workspace:*"]));
    return JSON.stringify({ name, version: "0.1.0", license: "MIT", dependencies }, undefined, 2);
  };
  const files = {
    ".npmrc": `registry=${url}/\n${url.slice("http:".length)}/:_authToken=stand-in\n`,
    ".cargo/config.toml": [
      '[registry]\ndefault = "stand-in"\n',
      `[registries.stand-in]\nindex = "sparse+${url}/index/"\ntoken = "stand-in"\n`,
    ].join("\n"),
    "Cargo.toml": '[workspace]\nresolver = "3"\nmembers = ["crates/*"]\n',
    "Cargo.lock": 'version = 4\n\n[[package]]\nname = "bimetal"\nversion = "0.1.0"\n',
    "crates/bimetal/Cargo.toml": CRATE,
    "crates/bimetal/src/lib.rs": "",
    "package.json": '{ "private": true }',
    "pnpm-workspace.yaml": "packages: [packages/*]\n",
    "packages/bimetal/package.json": npm("bimetal"),
    "packages/cli/package.json": npm("@bimetal/cli", ["@bimetal/config", "bimetal"]),
    "packages/config/package.json": npm("@bimetal/config"),
    "packages/create-bimetal/package.json": npm("create-bimetal"),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
