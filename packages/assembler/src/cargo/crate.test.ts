import { expect, test } from "vitest";
import { selectCrate } from "./crate.ts";
import { findDependencyPath } from "./dependency-path.ts";
import type { Metadata, Package } from "./metadata.ts";

function crate(name: string, folder: string, types: readonly string[]): Package {
  return {
    id: `path+file://${folder}#${name}@0.1.0`,
    name,
    version: "0.1.0",
    source: null,
    manifest_path: `${folder}/Cargo.toml`,
    targets: [{ name, kind: types, crate_types: types, src_path: `${folder}/src/lib.rs` }],
  };
}

function workspace(...packages: readonly Package[]): Metadata {
  return { packages, workspace_root: "/work", target_directory: "/work/target", resolve: null };
}

test("the project's own package is the crate, whatever else the workspace has", () => {
  const metadata = workspace(crate("other", "/work/other", ["cdylib"]), crate("app", "/work/app", ["cdylib", "rlib"]));
  expect(selectCrate(metadata, "/work/app").value).toEqual({
    package: "app",
    id: "path+file:///work/app#app@0.1.0",
    manifest: "/work/app/Cargo.toml",
    workspaceRoot: "/work",
  });
});

test("of a workspace without a package in the project it is the one cdylib", () => {
  const metadata = workspace(crate("shared", "/work/shared", ["lib"]), crate("app", "/work/app", ["cdylib"]));
  expect(selectCrate(metadata, "/work").value?.package).toBe("app");
});

test.each([
  [workspace(crate("app", "/work", ["lib"])), "assembler/no-cdylib"],
  [workspace(crate("a", "/work/a", ["lib"]), crate("b", "/work/b", ["lib"])), "assembler/no-cdylib"],
  [workspace(crate("a", "/work/a", ["cdylib"]), crate("b", "/work/b", ["cdylib"])), "assembler/several-cdylibs"],
])("a project without one crate is told so (%#)", (metadata, code) => {
  const { value, diagnostics } = selectCrate(metadata, "/work");
  expect([value, diagnostics.map((each) => each.code)]).toEqual([undefined, [code]]);
});

test("the shortest way through the dependencies is found", () => {
  const packages = ["app", "a", "b", "deep"].map((name) => ({ ...crate(name, `/${name}`, ["lib"]), id: name }));
  const nodes = [
    { id: "app", deps: [{ pkg: "a" }, { pkg: "b" }] },
    { id: "a", deps: [{ pkg: "b" }, { pkg: "app" }] },
    { id: "b", deps: [{ pkg: "deep" }] },
    { id: "deep", deps: [] },
  ];
  const graph = { ...workspace(...packages), resolve: { nodes } };
  expect(findDependencyPath(graph, "app", "deep")).toEqual(["app", "b 0.1.0", "deep 0.1.0"]);
  expect(findDependencyPath(graph, "app", "app")).toEqual(["app"]);
  expect(findDependencyPath(graph, "deep", "app")).toEqual([]);
});
