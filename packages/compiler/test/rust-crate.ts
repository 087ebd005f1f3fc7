import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Output, ROOT } from "./goldens.ts";

/** Writes a crate whose modules are the goldens, and whose tests make every `Env::fake()`. */
export function writeRustCrate(folder: string, outputs: readonly Output[]): void {
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), MANIFEST);
  writeFileSync(join(folder, "src/lib.rs"), crateRoot(outputs));
  copyFileSync(join(ROOT, "Cargo.lock"), join(folder, "Cargo.lock"));
}

/** A workspace of its own, because it lies inside another. */
const MANIFEST = `[package]
name = "goldens"
version = "0.0.0"
edition = "2024"

[workspace]

[lints.rust]
warnings = "deny"

[dependencies]
bimetal = { path = ${JSON.stringify(join(ROOT, "crates/bimetal"))} }
`;

function crateRoot(outputs: readonly Output[]): string {
  const cases = outputs.filter(({ files }) => files.some((file) => file.endsWith(".rs")));
  const fakes = cases
    .filter(({ files }) => files.some((file) => basename(file) === "env.rs"))
    .map(({ name }) => `#[test]\nfn ${name}() {\n    drop(super::${name}::env::Env::fake());\n}\n`);
  return [...cases.map(declareCase), "#[cfg(test)]\nmod fakes {", ...fakes, "}\n"].join("\n");
}

/** The case's `mod.rs`, or each of its files. */
function declareCase({ name, files }: Output): string {
  const root = files.find((file) => basename(file) === "mod.rs");
  if (root !== undefined) return declareModule(root, name);
  const modules = files
    .filter((file) => file.endsWith(".rs"))
    .map((file) => declareModule(file, basename(file, ".rs")));
  return `pub mod ${name} {\n${modules.join("\n")}\n}`;
}

function declareModule(file: string, name: string): string {
  return `#[path = ${JSON.stringify(file)}]\npub mod ${name};`;
}
