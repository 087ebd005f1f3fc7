import { writeText } from "../schema/write-text.ts";
import type { HeaderValues } from "./reply.ts";

/** Declared headers as they are sent, of a list each value; `crates/bimetal/src/serve/headers.rs` writes the same. */
export function writeHeaders(names: readonly string[], values: HeaderValues = {}): [name: string, text: string][] {
  return names.flatMap((name) => {
    const texts = [values[name]].flat().map(writeHeader);
    return texts.flatMap((text): [string, string][] => (text === undefined ? [] : [[name, text]]));
  });
}

/** From Rust, values come as JSON, which tells neither -0 from 0 nor what is not finite from `null`. */
function writeHeader(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? writeText(value + 0) : undefined;
  return writeText(value)
    .toWellFormed()
    .replace(/[^\t\x20-\x7e]+/g, encodeURIComponent);
}
