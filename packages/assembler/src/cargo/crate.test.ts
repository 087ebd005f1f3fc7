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
  return { packages, workspace_root: "/home/ada", target_directory: "/home/ada/target", resolve: null };
}

test("the project's own package is the crate, whatever else the workspace has", () => {
  const metadata = workspace(
    crate("other", "/home/ada/other", ["cdylib"]),
    crate("app", "/home/ada/app", ["cdylib", "rlib"]),
  );
  expect(selectCrate(metadata, "/home/ada/app").value).toEqual({
    package: "app",
    id: "path+file:///home/ada/app#app@0.1.0",
    manifest: "/home/ada/app/Cargo.toml",
    workspaceRoot: "/home/ada",
    isWorker: false,
  });
});

test("of a workspace without a package in the project it is the one cdylib", () => {
  const metadata = workspace(crate("shared", "/home/ada/shared", ["lib"]), crate("app", "/home/ada/app", ["cdylib"]));
  expect(selectCrate(metadata, "/home/ada").value?.package).toBe("app");
});

test.each([
  [workspace(crate("app", "/home/ada", ["lib"])), "assembler/no-cdylib"],
  [workspace(crate("a", "/home/ada/a", ["lib"]), crate("b", "/home/ada/b", ["lib"])), "assembler/no-cdylib"],
  [
    workspace(crate("a", "/home/ada/a", ["cdylib"]), crate("b", "/home/ada/b", ["cdylib"])),
    "assembler/several-cdylibs",
  ],
])("a project without one crate is told so (%#)", (metadata, code) => {
  const { value, diagnostics } = selectCrate(metadata, "/home/ada");
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
