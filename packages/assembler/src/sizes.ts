import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** In bytes. */
export interface Sizes {
  readonly wasm: number;
  readonly wasmGzip: number;
  /** The glue, before wrangler bundles it. */
  readonly js: number;
}

export async function measure(wasm: Uint8Array, js: string): Promise<Sizes> {
  const { length } = await promisify(gzip)(wasm);
  return { wasm: wasm.length, wasmGzip: length, js: Buffer.byteLength(js) };
}
