import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { typeCheck } from "../type-check.ts";
import type { Judged } from "./judge.ts";

const ROOT = join(import.meta.dirname, "../../../..");

/** What is wrong with an emitted file, of the config with that place in the list. */
export interface Wrong {
  readonly index: number;
  readonly problem: string;
}

/** Whether TypeScript takes what was emitted. */
export function checkTypeScript(folder: string, judged: readonly Judged[]): Wrong[] {
  const files = judged.flatMap(({ files }, index) =>
    files.flatMap(({ path, text }) => (path === "env.ts" ? [{ name: `${index}.ts`, text }] : [])),
  );
  if (files.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  return typeCheck(folder, files).map(({ file, line, message }) => {
    return { index: Number.parseInt(file, 10), problem: `env.ts:${line}: ${message}` };
  });
}

/** Whether rustfmt has nothing to say of it: neither a mistake nor another layout. */
export function checkRustFormat(folder: string, judged: readonly Judged[]): Wrong[] {
  const names = writeRust(folder, judged);
  if (names.length === 0) return [];
  const { stdout, stderr, error } = spawnSync("rustfmt", ["--edition", "2024", "--check", ...names], options(folder));
  if (error) throw error;
  return readPlaces(`${stdout}${stderr}`, /(?:Diff in|-->) \S*?env_(\d+)\.rs:(\d+)/g, "rustfmt");
}

/** Whether it is Rust that can be used, all of it as modules of one crate. */
export function checkRust(folder: string, judged: readonly Judged[]): Wrong[] {
  const names = writeRust(join(folder, "src"), judged);
  writeFileSync(join(folder, "src/lib.rs"), names.map((name) => `pub mod ${name.replace(".rs", "")};\n`).join(""));
  writeFileSync(join(folder, "Cargo.toml"), MANIFEST);
  copyFileSync(join(ROOT, "Cargo.lock"), join(folder, "Cargo.lock"));
  const args = ["check", "--quiet", "--offline", "--target-dir", join(ROOT, "target")];
  const { stderr, status, error } = spawnSync("cargo", args, options(folder));
  if (error) throw error;
  const wrong = readPlaces(stderr, /--> src\/env_(\d+)\.rs:(\d+)/g, "rustc");
  if (status !== 0 && wrong.length === 0) throw new Error(stderr);
  return wrong;
}

const MANIFEST = `[package]
name = "damaged"
version = "0.0.0"
edition = "2024"

[workspace]

[lints.rust]
warnings = "deny"

[dependencies]
bimetal = { path = ${JSON.stringify(join(ROOT, "crates/bimetal"))} }
`;

function writeRust(folder: string, judged: readonly Judged[]): string[] {
  mkdirSync(folder, { recursive: true });
  return judged.flatMap(({ files }, index) => {
    const text = files.find(({ path }) => path === "env.rs")?.text;
    if (text === undefined) return [];
    writeFileSync(join(folder, `env_${index}.rs`), text);
    return [`env_${index}.rs`];
  });
}

/** The first thing that a tool says of each file. */
function readPlaces(output: string, place: RegExp, tool: string): Wrong[] {
  const found = new Map<number, Wrong>();
  for (const match of output.matchAll(place)) {
    const index = Number(match[1]);
    const before = output.slice(0, match.index).trimEnd().split("\n").at(-1);
    const said = tool === "rustc" ? `: ${before}` : "";
    if (!found.has(index)) found.set(index, { index, problem: `${tool} at env.rs:${match[2]}${said}` });
  }
  return [...found.values()];
}

function options(cwd: string) {
  return { cwd, encoding: "utf8", maxBuffer: 2 ** 30 } as const;
}
