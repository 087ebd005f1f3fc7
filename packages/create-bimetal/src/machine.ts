import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Template } from "./template.ts";

/** Says what a project needs and this machine has not, each in a line with how to get it. */
export function findMissing(template: Template): string[] {
  const node = process.versions.node;
  return [
    ...(isOlder(node, "22.12")
      ? [`Node ${node} is too old for wrangler: get 22.12 or later from https://nodejs.org`]
      : []),
    ...(template === "typescript" ? [] : findMissingRust()),
  ];
}

const TARGET = "wasm32-unknown-unknown";

function findMissingRust(): string[] {
  const folder = run("rustc", "--print", "target-libdir", "--target", TARGET);
  if (folder === undefined) {
    return [`Rust is missing: get it from https://rustup.rs, then run \`rustup target add ${TARGET}\``];
  }
  if (existsSync(folder)) return [];
  if (run("rustup", "--version") !== undefined)
    return [`Rust cannot make Wasm yet: run \`rustup target add ${TARGET}\``];
  return [
    `Rust cannot make Wasm yet: install the standard library of ${TARGET} as your Rust was installed, or get Rust from https://rustup.rs`,
  ];
}

function run(command: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return status === 0 ? stdout.trim() : undefined;
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, "en", { numeric: true }) < 0;
}
