import { expect, test } from "vitest";
import { findWrongDependencies, findWrongImports, readImports } from "./layers.ts";
import { findPackages } from "./workspace.ts";

test("packages depend on each other in one direction", () => {
  expect(findWrongDependencies(findPackages())).toEqual([]);
});

test("a dependency against the direction, and an unknown package, are found", () => {
  const packages = [
    { name: "@bimetal/config", folder: "packages/config", dependencies: ["@bimetal/compiler", "smol-toml"] },
    { name: "@bimetal/compiler", folder: "packages/compiler", dependencies: ["@bimetal/config"] },
    { name: "@bimetal/extra", folder: "packages/extra", dependencies: [] },
  ];
  expect(findWrongDependencies(packages)).toEqual([
    "packages/config/package.json: @bimetal/config must not depend on @bimetal/compiler",
    "packages/extra: @bimetal/extra has no row in tools/test/layers.ts",
  ]);
});

test("a deployed Worker imports nothing but its own files and Hono", () => {
  expect(findWrongImports()).toEqual([]);
});

test("reads imports of every form, except erased ones", () => {
  const text = `
import "a";
import b from "b";
import {
  c,
} from "c";
export * from "d";
import type { E } from "e";
export type { F } from "f";
const g = await import("g");
export const h = "h";
`;
  expect(readImports(text)).toEqual(["a", "b", "c", "d", "g"]);
});
