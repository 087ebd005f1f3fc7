import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { ENTRIES } from "@bimetal/compiler";
import type { Outcome, WorkerConfig } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import { FAILED_MARK, MARK } from "./files.ts";

/** Where the Worker's entry is written, which the config's `main` decides. */
export interface WorkerPlace {
  /** Absolute. */
  readonly folder: string;
  /** `worker.js` */
  readonly worker: string;
}

export interface Output extends WorkerPlace {
  /** The author's entry, or one that is generated, as the Worker imports it: `../src/index.ts`. */
  readonly entry: string;
}

/**
 * Decides where to write. A Worker without Rust whose `main` is the author's own module needs nothing written, which is
 * `undefined` without a diagnostic. `generated` is the entry, where that is none of the author's.
 */
export function planOutput(
  root: string,
  config: WorkerConfig,
  needsRust: boolean,
  generated?: string | undefined,
): Outcome<Output> {
  const { main, locations } = config;
  const place = findWorker(root, config);
  if (!place) {
    if (!needsRust) return { diagnostics: [] };
    if (main === undefined || !isScript(main)) {
      return { diagnostics: [diagnose("assembler/main", { main, expected: "dist/worker.js" }, locations.main)] };
    }
    return { diagnostics: [diagnose("assembler/foreign-output", { file: main }, locations.main)] };
  }
  const entry = generated ?? ENTRIES.find((path) => existsSync(join(root, path)));
  if (entry === undefined) return { diagnostics: [diagnose("assembler/no-entry", { entry: ENTRIES[0] })] };
  return { value: { ...place, entry: importPath(config, entry) }, diagnostics: [] };
}

/** How the Worker's entry imports a file of the project. */
export function importPath({ main }: WorkerConfig, file: string): string {
  const from = posix.relative(posix.dirname(posix.normalize(main ?? "")), file);
  return from.startsWith(".") ? from : `./${from}`;
}

/** The place of `main`, if that is for Bimetal to write: a script, and none of the author's. */
export function findWorker(root: string, { main }: WorkerConfig): WorkerPlace | undefined {
  if (main === undefined || !isScript(main)) return undefined;
  const path = join(root, main);
  const folder = join(root, posix.dirname(posix.normalize(main)));
  if (existsSync(path) && !isMade(path, folder)) return undefined;
  return { folder, worker: posix.basename(main) };
}

/** Whether a build has made a file: one of ours, or one of worker-build, which always has this Wasm beside it. */
function isMade(path: string, folder: string): boolean {
  return readFileSync(path, "utf8").startsWith(MARK) || existsSync(join(folder, "index_bg.wasm"));
}

/** Whether a Worker is in place, and not one that only shows a failure. */
export function hasWorker({ folder, worker }: WorkerPlace): boolean {
  const path = join(folder, worker);
  return existsSync(path) && !readFileSync(path, "utf8").startsWith(FAILED_MARK);
}

function isScript(main: string): boolean {
  return /\.m?js$/.test(main);
}
