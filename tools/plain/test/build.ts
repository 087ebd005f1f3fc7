/** Builds the Worker as `worker-build` would: cargo, wasm-bindgen, and an entry. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bindgen } from "@bimetal/bindgen";

const root: string = join(import.meta.dirname, "../../..");
export const project: string = join(import.meta.dirname, "..");

export async function buildWorker(): Promise<void> {
  const built = await bindgen(readFileSync(buildWasm()));
  if (!built.ok) throw new Error(JSON.stringify(built));
  const { wasm, js, snippets } = built;
  rmSync(join(project, "dist"), { recursive: true, force: true });
  const files = { "index.wasm": wasm, "index_bg.js": js, ...snippets, "worker.js": entry(wasm) };
  for (const [name, content] of Object.entries(files)) {
    const file = join(project, "dist", name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** A crate of its own: in the workspace it would share the feature `host` with the others. */
function buildWasm(): string {
  const folder = join(root, "target/plain");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Cargo.toml"), MANIFEST);
  copyFileSync(join(root, "Cargo.lock"), join(folder, "Cargo.lock"));
  const target = join(root, "target");
  const wasm = ["--target", "wasm32-unknown-unknown", "--target-dir", target];
  const args = ["build", "--quiet", "--offline", "--manifest-path", join(folder, "Cargo.toml"), ...wasm];
  const { status, stderr, error } = spawnSync("cargo", args, { encoding: "utf8" });
  if (status !== 0) throw error ?? new Error(stderr);
  return join(target, "wasm32-unknown-unknown/debug/plain.wasm");
}

const MANIFEST = `[package]
name = "plain"
version = "0.0.0"
edition = "2024"

[workspace]

[lib]
path = ${JSON.stringify(join(project, "src/lib.rs"))}
crate-type = ["cdylib"]

[lints.rust]
warnings = "deny"

[dependencies]
bimetal = { path = ${JSON.stringify(join(root, "crates/bimetal"))}, default-features = false, features = ["worker"] }
futures-util = { version = "0.3", default-features = false }
wasm-bindgen = "=0.2.130"
worker = "0.8.7"
`;

/** What the Wasm imports beside its glue, it is given from the snippets themselves. */
function entry(wasm: Uint8Array<ArrayBuffer>): string {
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  const names = [...new Set(imported.map(({ module }) => module))];
  const lines = names.map((name, index) => `import * as import${index} from ${JSON.stringify(name)};`);
  const imports = names.map((name, index) => `${JSON.stringify(name)}: import${index}`);
  return `${lines.join("\n")}
import { __wbg_set_wasm, fetch } from "./index_bg.js";
import module from "./index.wasm";
const { exports } = new WebAssembly.Instance(module, { ${imports.join(", ")} });
__wbg_set_wasm(exports);
exports.__wbindgen_start?.();
export default { fetch };
`;
}
