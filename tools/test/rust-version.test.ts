import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "../setup/root.mjs";

interface Crate {
  readonly name: string;
  readonly rust_version: string | null;
}

/** `1.89.0` → 1089 */
function release(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 1000 + minor;
}

test("no crate asks for a newer Rust than Cargo.toml does", () => {
  const targets = ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"].flatMap((name) => ["--filter-platform", name]);
  const args = ["metadata", "--format-version=1", "--locked", "--all-features", ...targets];
  const output = execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const { packages }: { packages: readonly Crate[] } = JSON.parse(output);
  const own = packages.find(({ name }) => name === "bimetal")?.rust_version ?? "";
  const newer = packages.filter(({ rust_version }) => rust_version !== null && release(rust_version) > release(own));
  expect(newer.map(({ name, rust_version }) => `${name} needs ${rust_version}, Cargo.toml says ${own}`)).toEqual([]);
});
