import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A file of the output. */
export interface OutputFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * Puts files in place, in their order, and gives the names of those that changed. Each is written whole beside the
 * output and renamed, so that nobody reads half of one. The Wasm's name holds its hash and the module that imports it
 * comes after it, so the moment of the change is one rename: before it the old Worker is whole, after it the new one.
 * Everything is synchronous, so that a signal cannot come between. Files that stay the same are not touched.
 *
 * Of the Wasm modules only the new one and the one it follows stay: wrangler may just be reading that.
 */
export function swapIn(folder: string, staging: string, files: readonly OutputFile[]): string[] {
  const changed = files.filter(({ name, content }) => !isSame(join(folder, name), content));
  if (changed.length === 0) return [];
  mkdirSync(folder, { recursive: true });
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const { name, content } of changed) writeFileSync(join(staging, name), content);
  const former = wasmOf(folder);
  for (const { name } of changed) renameSync(join(staging, name), join(folder, name));
  rmSync(staging, { recursive: true, force: true });
  removeOldModules(folder, former);
  return changed.map(({ name }) => name);
}

/** Removes what a Worker that had a crate has left, once nothing imports it. */
export function removeRust(folder: string): void {
  rmSync(join(folder, RUST), { force: true });
  removeOldModules(folder, undefined);
}

/** The module that imports the Wasm. */
export const RUST = "rust.js";
const WASM = /\brust-[0-9a-f]{8}\.wasm\b/;

function isSame(path: string, content: string | Uint8Array): boolean {
  return existsSync(path) && readFileSync(path).equals(Buffer.from(content));
}

/** The Wasm that the module in place imports. */
function wasmOf(folder: string): string | undefined {
  const path = join(folder, RUST);
  return existsSync(path) ? WASM.exec(readFileSync(path, "utf8"))?.[0] : undefined;
}

function removeOldModules(folder: string, former: string | undefined): void {
  const kept = [former, wasmOf(folder)];
  for (const name of readdirSync(folder)) {
    if (WASM.test(name) && !kept.includes(name)) rmSync(join(folder, name));
  }
}
