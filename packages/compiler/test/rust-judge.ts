import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FIXTURES, ROOT } from "./goldens.ts";

/** A body, or with `text` the query, that a type of a fixture in `contracts/` is asked about. */
export interface RustCase {
  readonly fixture: string;
  /** The emitted `schemas.rs`. @default that of the fixture */
  readonly file?: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly text?: boolean;
}

/** What the emitted Rust made of each case: its value as JSON, or `undefined` for no. */
export type RustVerdict = string | undefined;

/**
 * Builds the emitted Rust of these fixtures natively, as the crate `name`, and asks it about all cases at once. The crate is
 * made for the types of `all`, so that another call with the same need not build it again.
 */
export function judgeByRust(name: string, cases: readonly RustCase[], all: readonly RustCase[] = cases): RustVerdict[] {
  const folder = join(ROOT, "target", name);
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), manifest(name));
  writeIfChanged(join(folder, "src/main.rs"), program(all));
  copyFileSync(join(ROOT, "Cargo.lock"), join(folder, "Cargo.lock"));
  const args = ["build", "--quiet", "--offline", "--manifest-path", join(folder, "Cargo.toml")];
  run("cargo", [...args, "--target-dir", join(ROOT, "target")]);
  const input = cases.flatMap((row) => [Buffer.from(`${keyOf(row)} ${row.bytes.length}\n`), row.bytes]);
  const stdout = run(join(ROOT, "target/debug", name), [], Buffer.concat(input));
  return readAnswers(stdout, cases.length);
}

function run(command: string, args: readonly string[], input?: Buffer): Buffer {
  const { status, stdout, stderr, error } = spawnSync(command, args, { input, maxBuffer: 1 << 30 });
  // A process that ended early has said why; that it did not read on says nothing.
  if (status !== 0 && stderr?.length) throw new Error(stderr.toString());
  if (error) throw error;
  return stdout;
}

/** cargo looks at when a file was written. */
function writeIfChanged(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

function keyOf({ fixture, type, text }: RustCase): string {
  return `${fixture}::${type}${text ? "?" : ""}`;
}

function readAnswers(output: Buffer, count: number): RustVerdict[] {
  const answers: RustVerdict[] = [];
  let position = 0;
  for (let index = 0; index < count; index++) {
    const end = output.indexOf("\n", position);
    const length = Number(output.toString("latin1", position, end));
    const start = end + 1;
    answers.push(length === -1 ? undefined : output.toString("utf8", start, start + length));
    position = start + Math.max(0, length);
  }
  return answers;
}

/** A workspace of its own, because it lies inside another. */
const manifest = (name: string) => `[package]
name = "${name}"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
bimetal = { path = ${JSON.stringify(join(ROOT, "crates/bimetal"))} }
`;

function goldenOf(fixture: string): string {
  return join(FIXTURES, "contracts", fixture, "generated/schemas.rs");
}

function program(cases: readonly RustCase[]): string {
  const fixtures = new Map(cases.map((row) => [row.fixture, row.file ?? goldenOf(row.fixture)]));
  const keys = new Map(cases.map((row) => [keyOf(row), row]));
  const modules = [...fixtures].map(([name, file]) => `#[path = ${JSON.stringify(file)}]\nmod ${name};`);
  const arms = [...keys].map(([key, { fixture, type, text }]) => {
    return `        ${JSON.stringify(key)} => ${text ? "text" : "json"}::<${fixture}::${type}>(bytes),`;
  });
  return `#![allow(dead_code)]
use std::io::{BufRead, Read, Write};
use bimetal::{json::{Decode, Encode, from_slice, to_vec}, text::{DecodeText, Pairs}};

${modules.join("\n")}

fn json<T: Decode + Encode>(bytes: &[u8]) -> Option<Vec<u8>> {
    from_slice::<T>(bytes).ok().map(|value| to_vec(&value))
}

fn text<T: DecodeText + Encode>(bytes: &[u8]) -> Option<Vec<u8>> {
    let query = std::str::from_utf8(bytes).expect("a query is ASCII");
    T::decode_text(&Pairs::from_query(query)).ok().map(|value| to_vec(&value))
}

fn judge(key: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match key {
${arms.join("\n")}
        _ => unreachable!("{key}"),
    }
}

fn main() {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::stdout().lock();
    let mut head = String::new();
    while input.read_line(&mut head).expect("a line") > 0 {
        let (key, length) = head.trim_end().split_once(' ').expect("a type and a length");
        let mut bytes = vec![0; length.parse().expect("a number")];
        input.read_exact(&mut bytes).expect("the body");
        match judge(key, &bytes) {
            Some(value) => {
                writeln!(output, "{}", value.len()).expect("a length");
                output.write_all(&value).expect("a value");
            }
            None => writeln!(output, "-1").expect("a length"),
        }
        head.clear();
    }
}
`;
}
