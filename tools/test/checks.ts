import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/root.mjs";
import { findPackages } from "./workspace.ts";

/** A command that passes or fails as a whole. It counts as one test. */
export interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

/** Generated code and built packages come first: everything after them reads these. */
export const build: Check = {
  name: "build",
  command: ["turbo", "run", "gen", "build", "--output-logs=errors-only"],
};

const wasm = ["--target", "wasm32-unknown-unknown"];
const deny = ["--", "--deny", "warnings"];

export const checks: readonly Check[] = [
  { name: "biome", command: ["biome", "ci", "--error-on-warnings"] },
  ...[".", ...findPackages().map(({ folder }) => folder)]
    .filter((folder) => existsSync(join(root, folder, "tsconfig.json")))
    .map((folder) => ({ name: `tsc ${folder}`, command: ["tsc", "--project", folder] })),
  { name: "versions", command: ["node", "tools/release/src/check.ts"] },
  { name: "rustfmt", command: ["cargo", "fmt", "--all", "--check"] },
  {
    name: "clippy",
    command: ["cargo", "clippy", "--workspace", "--all-targets", "--all-features", "--locked", ...deny],
  },
  {
    name: "clippy wasm32",
    command: ["cargo", "clippy", "--workspace", "--features", "bimetal/worker", "--locked", ...wasm, ...deny],
  },
];
