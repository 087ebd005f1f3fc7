import { createImports } from "./imports.ts";
import { type Exports, enter, type Instance } from "./instance.ts";
import { retire } from "./live.ts";
import { mapExports, type Run, tombstone } from "./wasm-exports.ts";

/** What `bimetal build` makes of a crate. */
export interface RustModule {
  readonly module: WebAssembly.Module;
  /** Makes wasm-bindgen's glue, anew for each instance. `host` is what the module `bimetal:host` exports. */
  readonly createGlue: (host: object) => Glue;
}

/** wasm-bindgen's glue: the functions that Wasm imports, and the setter of its exports. */
export interface Glue {
  /** The modules that the Wasm imports beside the glue. */
  readonly __modules: WebAssembly.Imports;
  readonly __wbg_set_wasm: (exports: object) => void;
  readonly [name: string]: unknown;
}

/** Instantiates the module. Its environment is checked by `bm_start`, which has not been called. */
export function createInstance(rust: RustModule, env: object): Instance {
  const glue = rust.createGlue(createImports(() => instance));
  const imports = { ...glue.__modules, "./index_bg.js": glue as unknown as WebAssembly.ModuleImports };
  const exports = new WebAssembly.Instance(rust.module, imports).exports as unknown as Exports;
  const instance: Instance = {
    exports,
    env,
    memory: exports.memory,
    bytes: new Uint8Array(exports.memory.buffer),
    words: new Uint32Array(exports.memory.buffer),
    frame: 0,
    capacity: 0,
    input: 0,
    depth: 0,
    panic: undefined,
    draining: false,
    ended: false,
    objects: new Map(),
    given: undefined,
    stream: null,
    owners: new Map(),
    waiting: new Map(),
    stackBase: exports.__bm_sp.value,
    bury: () => glue.__wbg_set_wasm(tombstone),
  };
  glue.__wbg_set_wasm(guarded(instance));
  if (typeof exports.__wbindgen_start === "function") enter(instance, exports.__wbindgen_start as () => void, 0);
  return instance;
}

/** The exports as the glue sees them: whatever it calls goes through {@link enter}. */
function guarded(instance: Instance): object {
  return mapExports(instance.exports, (run) => {
    return (...values) => enterFromGlue(instance, run, values);
  });
}

function enterFromGlue(instance: Instance, run: Run, values: unknown[]): unknown {
  const outermost = instance.depth === 0;
  try {
    return enter(instance, () => run(...values), 0);
  } catch (error) {
    // A panic in the `spawn_local` queue leaves the tasks behind it waiting for the next one to be added.
    if (outermost && !instance.ended) enter(instance, instance.exports.bm_kick, 0);
    throw error;
  } finally {
    if (outermost) retire(instance);
  }
}
