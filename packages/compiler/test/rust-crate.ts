import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FIXTURES, type Output, ROOT } from "./goldens.ts";

/** Writes a crate whose modules are the goldens, and whose tests make every `Env::fake()`. */
export function writeRustCrate(folder: string, outputs: readonly Output[]): void {
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), MANIFEST);
  writeFileSync(join(folder, "src/lib.rs"), crateRoot(folder, outputs));
  copyFileSync(join(ROOT, "Cargo.lock"), join(folder, "Cargo.lock"));
}

/** The twins of functions that contracts use: `crate::checks`. */
export const CHECKS: string = join(FIXTURES, "checks.rs");

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

function crateRoot(folder: string, outputs: readonly Output[]): string {
  const cases = outputs.filter(({ files }) => files.some((file) => file.endsWith(".rs")));
  const fakes = cases
    .filter(({ files }) => files.some((file) => basename(file) === "env.rs"))
    .map(({ name }) => `#[test]\nfn ${name}() {\n    drop(super::${name}::env::Env::fake());\n}\n`);
  return [
    declareModule(CHECKS, "checks"),
    ...cases.map((output) => declareCase(folder, output)),
    "#[cfg(test)]\nmod fakes {",
    ...fakes,
    "}\n",
  ].join("\n");
}

/** The case's `mod.rs`, or each of its files. */
function declareCase(folder: string, output: Output): string {
  const { name, files } = output;
  if (files.some((file) => basename(file) === "mod.rs")) return copyModule(join(folder, "src", name), output);
  const modules = files
    .filter((file) => file.endsWith(".rs"))
    .map((file) => declareModule(file, basename(file, ".rs")));
  return `pub mod ${name} {\n${modules.join("\n")}\n}`;
}

/** A crate has one contract, and so one macro that it exports; here it has the name of each. */
function copyModule(folder: string, { name, files }: Output): string {
  mkdirSync(folder, { recursive: true });
  for (const file of files.filter((file) => file.endsWith(".rs"))) {
    const text = readFileSync(file, "utf8").replaceAll("__bimetal_serve", `__bimetal_serve_${name}`);
    writeFileSync(join(folder, basename(file)), text);
  }
  return `pub mod ${name};`;
}

function declareModule(file: string, name: string): string {
  return `#[path = ${JSON.stringify(file)}]\npub mod ${name};`;
}
