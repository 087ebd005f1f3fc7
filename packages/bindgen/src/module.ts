/** `crates/bimetal-bindgen` as a Wasm module: compiled once per process, and one instance that is used again. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Made by set-up in the repository, shipped in the package. */
const file = new URL("../wasm/bindgen.wasm", import.meta.url);

/** What `crates/bimetal-bindgen/src/abi.rs` exports. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  bindgen_alloc(length: number): number;
  bindgen_free(pointer: number, length: number): void;
  bindgen_run(input: number, length: number, exportStackPointer: number): number;
}

let compiled: Promise<WebAssembly.Module> | undefined;
let instance: Exports | undefined;

/** Runs wasm-bindgen on `input`; returns the encoded result. Throws when wasm-bindgen panics, which is a bug. */
export async function run(input: Uint8Array, exportStackPointer: boolean): Promise<Uint8Array<ArrayBuffer>> {
  compiled ??= compile();
  const module = await compiled;
  // From here on everything is synchronous: calls never meet in one instance.
  const exports = instance ?? instantiate(module);
  // An instance that has panicked is not used again.
  instance = undefined;
  const result = call(exports, input, exportStackPointer);
  instance = exports;
  return result;
}

async function compile(): Promise<WebAssembly.Module> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    const message = `${fileURLToPath(file)} is missing: run \`npm run setup\` in the repository, or install @bimetal/bindgen again`;
    throw new Error(message, { cause });
  });
  return WebAssembly.compile(bytes);
}

function instantiate(module: WebAssembly.Module): Exports {
  const exports = new WebAssembly.Instance(module, { bimetal: { panicked } }).exports as unknown as Exports;
  return exports;

  function panicked(message: number, length: number): never {
    const text = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, message, length));
    throw new Error(`wasm-bindgen failed: ${text}`);
  }
}

function call(exports: Exports, input: Uint8Array, exportStackPointer: boolean): Uint8Array<ArrayBuffer> {
  const pointer = exports.bindgen_alloc(input.length);
  new Uint8Array(exports.memory.buffer).set(input, pointer);
  const output = exports.bindgen_run(pointer, input.length, Number(exportStackPointer));
  const length = new DataView(exports.memory.buffer).getUint32(output, true);
  const result = new Uint8Array(exports.memory.buffer as ArrayBuffer).slice(output + 4, output + 4 + length);
  exports.bindgen_free(output, 4 + length);
  return result;
}
