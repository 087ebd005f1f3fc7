/**
 * Whether the goldens are code that can be used: a golden that does not compile is no golden. All TypeScript is checked
 * in one run, and all Rust as modules of one crate, both made in `target/goldens`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { FIXTURES, listOutputs, ROOT } from "./goldens.ts";
import { writeRustCrate } from "./rust-crate.ts";

const WORK = join(ROOT, "target/goldens");
const CARGO = [
  "--quiet",
  "--offline",
  "--manifest-path",
  join(WORK, "Cargo.toml"),
  "--target-dir",
  join(ROOT, "target"),
];
const WASM = ["--target", "wasm32-unknown-unknown"];
const MINUTES = 60_000;

const outputs = listOutputs();
const rust = outputs.flatMap(({ files }) => files.filter((file) => file.endsWith(".rs")));
const typescript = outputs.flatMap(({ files }) => files.filter((file) => file.endsWith(".ts")));

beforeAll(() => {
  mkdirSync(WORK, { recursive: true });
  writeFileSync(
    join(WORK, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: [...typescript, ...USES, WORKERS_TYPES] }),
  );
  writeFileSync(join(WORK, "biome.json"), JSON.stringify(biome));
  writeRustCrate(WORK, outputs);
});

test("there are goldens in both languages", () => {
  expect(rust).not.toEqual([]);
  expect(typescript).not.toEqual([]);
});

test("TypeScript accepts them", { timeout: 2 * MINUTES }, () => run("tsc", ["-p", WORK]));

test("biome accepts them", () => run("biome", ["check", `--config-path=${WORK}`, ...typescript]));

test("rustfmt accepts them", () => run("rustfmt", ["--edition", "2024", "--check", ...rust]));

test("Rust accepts them, and makes every fake environment", { timeout: 10 * MINUTES }, () => {
  run("cargo", ["test", ...CARGO]);
});

test("Rust accepts them on wasm32", { timeout: 10 * MINUTES }, () => run("cargo", ["check", ...WASM, ...CARGO]));

const mismatch = clippyMismatch();
test.skipIf(mismatch)(`clippy accepts them on wasm32${mismatch}`, { timeout: 10 * MINUTES }, () => {
  run("cargo", ["clippy", ...WASM, ...CARGO, "--", "-D", "warnings"]);
});

/** What an author may write with emitted types, and what not. */
const USES = ["binding-types.ts", "class-types.ts", "client-types.ts", "handler-types.ts"].map((file) =>
  join(FIXTURES, file),
);

/** The globals of Workers. */
const WORKERS_TYPES = join(ROOT, "packages/compiler/node_modules/@cloudflare/workers-types/index.d.ts");

/** As an author's project has it; `bimetal` itself is checked from its sources. */
const compilerOptions = {
  target: "es2024",
  lib: ["es2024"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  noEmit: true,
  customConditions: ["development"],
  allowImportingTsExtensions: true,
};

const biome = {
  root: true,
  files: { includes: ["**/*.ts"] },
  formatter: { indentStyle: "space", lineWidth: 120 },
  // Patterns are emitted as their authors, zod among them, have written them.
  linter: {
    rules: { complexity: { noUselessEscapeInRegex: "off" }, suspicious: { noMisleadingCharacterClass: "off" } },
  },
};

/** Why clippy cannot be asked: it reads only what a compiler of its own release has built. */
function clippyMismatch(): string {
  // `cargo 1.95.0` and `clippy 0.1.95` are of one release.
  const release = (args: string[]) =>
    /(?:1|0\.1)\.(\d+)/.exec(spawnSync("cargo", args, { encoding: "utf8" }).stdout)?.[1];
  const [cargo, clippy] = [release(["--version"]), release(["clippy", "--version"])];
  if (clippy === undefined) return ": clippy is not installed";
  return cargo === clippy ? "" : `: clippy is of Rust 1.${clippy}, the toolchain of 1.${cargo}`;
}

function run(command: string, args: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: ROOT, encoding: "utf8" });
  if (error) throw error;
  expect(status, `${stdout}${stderr}`).toBe(0);
}
