import { isAbsolute, relative, resolve } from "node:path";
import type { Location } from "@bimetal/config";

/** What cargo itself complains about, and the place in a manifest that it names. */
export interface CargoWords {
  readonly words: string;
  readonly location: Location | undefined;
}

/** Takes the errors out of what cargo wrote to stderr, without its progress. */
export function readCargoWords(stderr: readonly string[], root: string): CargoWords {
  const first = stderr.findIndex((line) => line.startsWith("error"));
  const lines = stderr.slice(Math.max(first, 0)).filter((line) => !PROGRESS.test(line));
  const words = lines.join("\n").trim();
  const place = PLACE.exec(words);
  if (!place) return { words, location: undefined };
  const [, file = "", line, column] = place;
  return {
    words,
    location: { file: relativeTo(root, resolve(root, file)), line: Number(line), column: Number(column) },
  };
}

/** `   Compiling foo v1.0.0`: cargo's verbs stand right-aligned in twelve columns. */
const PROGRESS = /^ {1,9}[A-Z][a-z]{2,} /;
const PLACE = /^ *--> (.+):(\d+):(\d+)$/m;

/** As diagnostics name files: relative to the project with `/`; absolute outside of it. */
export function relativeTo(root: string, file: string): string {
  const path = relative(root, file);
  return path.startsWith("..") || isAbsolute(path) ? file : path.replaceAll("\\", "/");
}
