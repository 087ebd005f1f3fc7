/** A project gets nothing native of Bimetal's that it would not have of wrangler's anyway. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../setup/root.mjs";
import { findPublished } from "../src/places.ts";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test("of what the packages depend on, only wrangler's own esbuild is native", () => {
  const found = new Map<string, Manifest>();
  for (const folder of findPublished(root)) collect(join(root, folder), found);
  expect([...found.values()].map(({ name }) => name)).toEqual(expect.arrayContaining(["binaryen", "chokidar"]));
  const native = [...found.values()].filter(isNative).map(({ name, version }) => `${name} ${version}`);
  const wrangler = createRequire(createRequire(join(root, "packages/bimetal/package.json")).resolve("wrangler"));
  const { version } = readManifest(dirname(wrangler.resolve("esbuild/package.json")));
  expect(native).toEqual([`esbuild ${version}`]);
});

/** It is compiled or downloaded when it is installed, or made for one machine; those for others are not installed. */
function isNative({ os, cpu, scripts = {}, optionalDependencies = {} }: Manifest): boolean {
  const installs = ["preinstall", "install", "postinstall"].some((name) => name in scripts);
  return os !== undefined || cpu !== undefined || installs || Object.keys(optionalDependencies).length > 0;
}

/** What is installed with a package, without what it leaves to the project to install. */
function collect(folder: string, found: Map<string, Manifest>): void {
  const path = realpathSync(folder);
  if (found.has(path)) return;
  const manifest = readManifest(path);
  found.set(path, manifest);
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const folders = createRequire(join(path, "package.json")).resolve.paths(name) ?? [];
    const dependency = folders.map((parent) => join(parent, name)).find(existsSync);
    if (dependency === undefined) throw new Error(`${manifest.name} has no ${name}`);
    collect(dependency, found);
  }
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
