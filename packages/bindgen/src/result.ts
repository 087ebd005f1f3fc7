import type { BindgenResult } from "./bindgen.ts";

/** Reads a result as `crates/bimetal-bindgen/src/frames.rs` writes it: strings of bytes, each after its length. */
export function readResult(bytes: Uint8Array<ArrayBuffer>): BindgenResult {
  const [variant = new Uint8Array(), ...rest] = readFrames(bytes);
  switch (text(variant)) {
    case "ok": {
      const [wasm = new Uint8Array(), ...texts] = rest;
      const [js = "", dts = "", ...snippets] = texts.map(text);
      return { ok: true, wasm, js, dts, snippets: readPairs(snippets) };
    }
    case "mismatch": {
      const [found = "", expected = ""] = rest.map(text);
      const fix = `wasm-bindgen = "=${expected}"`;
      return { ok: false, reason: "mismatch", mismatch: { found, expected }, fix };
    }
    default:
      return { ok: false, reason: "refused", message: rest.map(text).join("") };
  }
}

function readFrames(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at + 4;
    at = start + view.getUint32(at, true);
    frames.push(bytes.subarray(start, at));
  }
  return frames;
}

function readPairs(texts: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (let index = 0; index + 1 < texts.length; index += 2) pairs[texts[index] ?? ""] = texts[index + 1] ?? "";
  return pairs;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
