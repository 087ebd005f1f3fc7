import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { FIXTURES, ROOT } from "./goldens.ts";
import type { Verdict } from "./reference.ts";
import { CHECKS } from "./rust-crate.ts";

/** A body, or with `text` the query, that a type of a fixture in `contracts/` is asked about. */
export interface RustCase {
  readonly fixture: string;
  /** The emitted `schemas.rs`. @default that of the fixture */
  readonly file?: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly text?: boolean;
  /** The constant of the type's schema in the `nodes.rs` beside `schemas.rs`, where it is asked what is wrong. */
  readonly node?: string;
}

/** What the emitted Rust made of each case: its value as JSON, or `undefined` for no. */
export type RustVerdict = string | undefined;

/** What Rust says of a case, as `describeVerdict` does. */
export interface RustExplanation {
  /** The decoder and the collector together. */
  readonly read: string;
  /** The collector alone. */
  readonly collected: string;
}

/** A verdict on one line. */
export function describeVerdict(verdict: Verdict): string {
  switch (verdict.verdict) {
    case "malformed":
    case "throws":
      return verdict.verdict;
    case "valid":
      return `valid ${verdict.value}`;
    case "invalid":
      return `invalid ${JSON.stringify(verdict.issues)}`;
  }
}

/** Asks the emitted Rust what is wrong with each case, all of which have a node; see `judgeByRust`. */
export function explainByRust(
  name: string,
  cases: readonly RustCase[],
  all: readonly RustCase[] = cases,
): RustExplanation[] {
  return readExplanations(ask(name, cases, all, "explain"));
}

/** What a judge says when it is asked to explain. */
export function readExplanations(answers: readonly RustVerdict[]): RustExplanation[] {
  return answers.map((answer = "") => {
    const [read = "", collected = ""] = answer.split("\n");
    return { read, collected };
  });
}

/**
 * Builds the emitted Rust of these fixtures natively, as the crate `name`, and asks it about all cases at once. The crate is
 * made for the types of `all`, so that another call with the same need not build it again.
 */
export function judgeByRust(name: string, cases: readonly RustCase[], all: readonly RustCase[] = cases): RustVerdict[] {
  return ask(name, cases, all, "judge");
}

/** Whether a decoder takes a body, or what is wrong with it. */
export type Question = "judge" | "explain";

function ask(name: string, cases: readonly RustCase[], all: readonly RustCase[], question: Question): RustVerdict[] {
  buildJudge(name, { manifest: NATIVE, file: "main.rs", program: program(all) + MAIN });
  return readAnswers(run(join(ROOT, "target/debug", name), [], writeQuestions(cases, question)), cases.length);
}

/**
 * Builds the emitted Rust for the types of these cases as a module for wasm-bindgen, and says where it is. Its `answer` takes
 * what `writeQuestions` writes, and gives what `readAnswers` reads.
 */
export function buildWasmJudge(name: string, all: readonly RustCase[]): string {
  buildJudge(name, { manifest: WASM, file: "lib.rs", program: program(all) + EXPORT }, "--target", WASM_TARGET);
  return join(ROOT, "target", WASM_TARGET, "debug", `${name.replaceAll("-", "_")}.wasm`);
}

const WASM_TARGET = "wasm32-unknown-unknown";

interface JudgeCrate {
  readonly manifest: string;
  readonly file: string;
  readonly program: string;
}

function buildJudge(name: string, { manifest, file, program }: JudgeCrate, ...target: readonly string[]): void {
  const folder = join(ROOT, "target", name);
  mkdirSync(join(folder, "src"), { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), `[package]\nname = "${name}"\n${manifest}`);
  writeIfChanged(join(folder, "src", file), program);
  copyFileSync(join(ROOT, "Cargo.lock"), join(folder, "Cargo.lock"));
  const args = ["build", "--quiet", "--offline", "--manifest-path", join(folder, "Cargo.toml"), ...target];
  run("cargo", [...args, "--target-dir", join(ROOT, "target")]);
}

/** A line and a body for each case. */
export function writeQuestions(cases: readonly RustCase[], question: Question): Buffer<ArrayBuffer> {
  const parts = cases.flatMap((row) => [Buffer.from(`${keyOf(row)} ${question} ${row.bytes.length}\n`), row.bytes]);
  return Buffer.concat(parts);
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

/** The answers to so many questions. */
export function readAnswers(output: Buffer, count: number): RustVerdict[] {
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
const MANIFEST = `version = "0.0.0"
edition = "2024"

[workspace]
`;

const CRATE = JSON.stringify(join(ROOT, "crates/bimetal"));

const NATIVE = `${MANIFEST}
[dependencies]
bimetal = { path = ${CRATE} }
`;

/** Nothing of a call is asked about: there is no host. */
const WASM = `${MANIFEST}
[lib]
crate-type = ["cdylib"]

[dependencies]
bimetal = { path = ${CRATE}, default-features = false }
wasm-bindgen = "=0.2.130"
`;

function goldenOf(fixture: string): string {
  return join(FIXTURES, "contracts", fixture, "generated/schemas.rs");
}

function program(cases: readonly RustCase[]): string {
  const fixtures = new Map(cases.map((row) => [row.fixture, row]));
  const keys = new Map(cases.map((row) => [keyOf(row), row]));
  const modules = [...fixtures].map(([name, { file = goldenOf(name), node }]) => {
    const own = [
      declareModule("schemas", file),
      ...(node === undefined ? [] : [declareModule("nodes", join(dirname(file), "nodes.rs"))]),
    ];
    return `mod ${name} {\n${own.join("\n")}\n}`;
  });
  const arms = [...keys].flatMap(([key, { fixture, type, text, node }]) => {
    const wire = text ? "text" : "json";
    const types = `::<${fixture}::schemas::${type}>`;
    return [
      `        (${JSON.stringify(key)}, "judge") => ${wire}${types}(bytes),`,
      ...(node === undefined
        ? []
        : [
            `        (${JSON.stringify(key)}, "explain") => explain_${wire}${types}(bytes, ${fixture}::nodes::${node}),`,
          ]),
    ];
  });
  return `#![allow(dead_code)]
use std::io::{BufRead, Read, Write};
use bimetal::{json::{Decode, Encode, from_slice, to_vec}, schema::{self, Node, Refused}, text::{DecodeText, Pairs}};

${declareModule("checks", CHECKS)}
${modules.join("\n")}

fn json<T: Decode + Encode>(bytes: &[u8]) -> Option<Vec<u8>> {
    from_slice::<T>(bytes).ok().map(|value| to_vec(&value))
}

fn text<T: DecodeText + Encode>(bytes: &[u8]) -> Option<Vec<u8>> {
    T::decode_text(&pairs(bytes)).ok().map(|value| to_vec(&value))
}

fn explain_json<T: Decode + Encode>(bytes: &[u8], node: &'static Node) -> Option<Vec<u8>> {
    let value = schema::parse(bytes, T::DEEP).map_err(|_| Refused::Malformed);
    let collected = value.and_then(|value| schema::collect(node, &value, usize::MAX).map_err(Refused::Invalid));
    Some(explanation(schema::read::<T>(bytes, node, usize::MAX), collected))
}

fn explain_text<T: DecodeText + Encode>(bytes: &[u8], node: &'static Node) -> Option<Vec<u8>> {
    let pairs = pairs(bytes);
    let collected = schema::collect(node, &schema::coerce(node, &pairs), usize::MAX).map_err(Refused::Invalid);
    Some(explanation(schema::read_text::<T>(&pairs, node, usize::MAX), collected))
}

fn pairs(bytes: &[u8]) -> Pairs<'_> {
    Pairs::from_query(std::str::from_utf8(bytes).expect("a query is ASCII"))
}

fn explanation<A: Encode, B: Encode>(read: Result<A, Refused>, collected: Result<B, Refused>) -> Vec<u8> {
    [verdict(read), verdict(collected)].join(&b'\\n')
}

fn verdict<T: Encode>(outcome: Result<T, Refused>) -> Vec<u8> {
    match outcome {
        Ok(value) => [b"valid ", &to_vec(&value)[..]].concat(),
        Err(Refused::Invalid(found)) => [b"invalid ", &to_vec(&found.issues)[..]].concat(),
        Err(Refused::Malformed) => b"malformed".to_vec(),
        Err(error) => error.to_string().into_bytes(),
    }
}

fn judge(key: &str, question: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match (key, question) {
${arms.join("\n")}
        _ => unreachable!("{key}"),
    }
}

fn answer_all(mut input: impl BufRead, mut output: impl Write) {
    let mut head = String::new();
    while input.read_line(&mut head).expect("a line") > 0 {
        let words: Vec<&str> = head.trim_end().split(' ').collect();
        let [key, question, length] = words[..] else {
            panic!("a type, a question and a length");
        };
        let mut bytes = vec![0; length.parse().expect("a number")];
        input.read_exact(&mut bytes).expect("the body");
        match judge(key, question, &bytes) {
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

const MAIN = `
fn main() {
    answer_all(std::io::stdin().lock(), std::io::stdout().lock());
}
`;

const EXPORT = `
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn answer(input: &[u8]) -> Vec<u8> {
    let mut output = Vec::new();
    answer_all(input, &mut output);
    output
}
`;

function declareModule(name: string, file: string): string {
  return `#[path = ${JSON.stringify(file)}]\npub mod ${name};`;
}
