/** The Rust of this package, built and started: a process, and a Wasm module. */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";

const root: string = join(import.meta.dirname, "../../..");
const target: string = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** Where {@link buildWasm} leaves the module. */
export const WASM_FILE: string = join(import.meta.dirname, "../dist/parity.wasm");

/** Asks the Rust side one question, a line of JSON. */
export interface Rust {
  readonly ask: (question: string) => Promise<string>;
  readonly close: () => void;
}

/** Starts the process that answers about a subject. */
export function startNative(subject: string): Rust {
  cargo("build", "--bin", "bimetal-parity");
  const child = spawn(join(target, "debug/bimetal-parity"), [subject], { stdio: ["pipe", "pipe", "inherit"] });
  const waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void }[] = [];
  let rest = "";
  // Not by `node:readline`, which ends lines at U+2028 too.
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) waiting.shift()?.resolve(line);
  });
  child.on("exit", (code) => {
    for (const { reject } of waiting) reject(new Error(`bimetal-parity ended with the code ${code}`));
  });
  const ask = (question: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    waiting.push({ resolve, reject });
    child.stdin.write(`${question}\n`);
    return promise;
  };
  return { ask, close: () => child.stdin.end() };
}

export function buildWasm(): void {
  cargo("build", "--lib", "--target", "wasm32-unknown-unknown");
  mkdirSync(dirname(WASM_FILE), { recursive: true });
  // Whoever reads the file meanwhile finds a whole one.
  const draft = `${WASM_FILE}.${process.pid}`;
  copyFileSync(join(target, "wasm32-unknown-unknown/debug/bimetal_parity.wasm"), draft);
  renameSync(draft, WASM_FILE);
}

function cargo(...args: string[]): void {
  const { status, error } = spawnSync("cargo", [...args, "--quiet", "--locked", "--package", "bimetal-parity"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) throw error ?? new Error("cargo failed");
}
