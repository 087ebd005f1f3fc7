declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*/bind.mjs" {
  /** What wasm-bindgen makes of a module: another one, and the JavaScript that it imports. */
  export function bind(wasm: Uint8Array): Promise<{ readonly wasm: Uint8Array; readonly js: string }>;
}
