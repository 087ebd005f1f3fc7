import { run } from "./module.ts";
import { readResult } from "./result.ts";

export interface BindgenOptions {
  /**
   * Export the shadow stack pointer, a mutable global, as `__bm_sp`: whoever goes on using an instance after a trap
   * must put it back. A module that has no shadow stack has no such export.
   *
   * @default false
   */
  readonly exportStackPointer?: boolean;
}

export type BindgenResult =
  | {
      readonly ok: true;
      /** The processed module. */
      readonly wasm: Uint8Array<ArrayBuffer>;
      /** The glue: an ES module whose `__wbg_set_wasm` takes the instance's exports. */
      readonly js: string;
      /** Declarations of the glue's exports. */
      readonly dts: string;
      /** What the glue imports relative to itself: `snippets/…/inline0.js` → text. */
      readonly snippets: Readonly<Record<string, string>>;
    }
  | {
      readonly ok: false;
      readonly reason: "mismatch";
      /** Releases of the crate `wasm-bindgen`: the one the module was compiled with, and the one it must be. */
      readonly mismatch: { readonly found: string; readonly expected: string };
      /** The line for `[dependencies]` in Cargo.toml that makes them the same. */
      readonly fix: string;
    }
  | {
      readonly ok: false;
      readonly reason: "refused";
      /** wasm-bindgen's own words. */
      readonly message: string;
    };

/**
 * Does what `wasm-bindgen --target bundler` does: makes JavaScript glue for a module that cargo compiled for
 * `wasm32-unknown-unknown`, and the module that fits it. Nothing is written.
 *
 * @example
 * const result = await bindgen(await readFile("target/wasm32-unknown-unknown/release/app.wasm"));
 * if (result.ok) await writeFile("dist/app.wasm", result.wasm);
 */
export async function bindgen(wasm: Uint8Array, options: BindgenOptions = {}): Promise<BindgenResult> {
  return readResult(await run(wasm, options.exportStackPointer ?? false));
}
