import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Diagnostic } from "@bimetal/config";
import manifest from "../package.json" with { type: "json" };
import type { Crate } from "./cargo/crate.ts";
import type { OutputFile } from "./output/swap.ts";
import type { Profile } from "./profile.ts";
import type { Sizes } from "./sizes.ts";

/** What the last build made of which module, so that a build after an edit of TypeScript alone is done at once. */
export interface BuildRecord {
  readonly key: string;
  /** File name → hash. */
  readonly files: Readonly<Record<string, string>>;
  readonly sizes: Sizes;
  /** Those that processing the module found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that what is made of a linked module depends on. */
export function recordKey(module: Uint8Array, profile: Profile, { isWorker }: Pick<Crate, "isWorker">): string {
  return `${manifest.version} ${profile}${isWorker ? " worker" : ""} ${hash(module)}`;
}

/** The record of a build with this key whose files are still as they were. */
export function readRecord(file: string, key: string, folder: string): BuildRecord | undefined {
  const record = parseRecord(file);
  const same = ([name, expected]: [string, string]): boolean => {
    const path = join(folder, name);
    return existsSync(path) && hash(readFileSync(path)) === expected;
  };
  return record?.key === key && Object.entries(record.files).every(same) ? record : undefined;
}

/** What a build that was killed has left half is as none. */
function parseRecord(file: string): BuildRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as BuildRecord;
  } catch {
    return undefined;
  }
}

export function writeRecord(file: string, record: Omit<BuildRecord, "files">, files: readonly OutputFile[]): void {
  const hashes = Object.fromEntries(files.map(({ name, content }) => [name, hash(content)]));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...record, files: hashes } satisfies BuildRecord));
}

export function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
