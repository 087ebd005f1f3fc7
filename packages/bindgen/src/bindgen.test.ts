import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type BindgenOptions, type BindgenResult, bindgen } from "./bindgen.ts";

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));

/** Made once by the native command, see fixtures/README.md. */
test.each(["plain", "worker"])("%s: the output is that of the native command", async (name) => {
  const golden = join(fixtures, name, "golden");
  const result = await process(name);
  expect(result.js).toBe(readFileSync(join(golden, "index_bg.js"), "utf8"));
  expect(result.dts).toBe(readFileSync(join(golden, "index.d.ts"), "utf8"));
  expect(result.snippets).toEqual(readSnippets(golden));
  expect(Buffer.compare(result.wasm, unzip(join(golden, "index_bg.wasm.gz")))).toBe(0);
});

test.each(["plain", "worker"])("%s: only the stack pointer is added on request", async (name) => {
  const [without, added] = [await process(name), await process(name, { exportStackPointer: true })];
  expect({ ...added, wasm: undefined }).toEqual({ ...without, wasm: undefined });

  const [before, after] = [await WebAssembly.compile(without.wasm), await WebAssembly.compile(added.wasm)];
  expect(WebAssembly.Module.imports(after)).toEqual(WebAssembly.Module.imports(before));
  const pointer = { name: "__bm_sp", kind: "global" };
  expect(WebAssembly.Module.exports(after)).toEqual([...WebAssembly.Module.exports(before), pointer]);
  // Name and index of the export, and nothing else: the module is longer by these bytes.
  expect(added.wasm.length - without.wasm.length).toBe("\x07__bm_sp\x03\x00".length);
});

test("the exported global is the shadow stack pointer", async () => {
  const { exports } = await instantiate("plain", { exportStackPointer: true });
  const pointer = exports.__bm_sp as WebAssembly.Global<"i32">;
  const top = pointer.value;
  expect(top).toBeGreaterThan(0);
  expect(top % 16).toBe(0);
  pointer.value = top - 16;
  expect(pointer.value).toBe(top - 16);
});

test("a module of another release is a mismatch, with the line that mends it", async () => {
  expect(await bindgen(readInput("old"))).toEqual({
    ok: false,
    reason: "mismatch",
    mismatch: { found: "0.2.100", expected: "0.2.130" },
    fix: 'wasm-bindgen = "=0.2.130"',
  });
});

test("crates/bimetal pins the release that this package is made of", async () => {
  const manifest = readFileSync(new URL("../../../crates/bimetal/Cargo.toml", import.meta.url), "utf8");
  const result = await bindgen(readInput("old"));
  expect(manifest.split("\n")).toContain("fix" in result ? result.fix : undefined);
});

test("what is not Wasm is refused in wasm-bindgen's words", async () => {
  const result = await bindgen(new TextEncoder().encode("not a module"));
  expect(result).toMatchObject({ ok: false, reason: "refused", message: expect.stringContaining("magic header") });
});

test("a panic is an error, and the next call has a fresh instance", async () => {
  await expect(bindgen(damaged())).rejects.toThrow(/^wasm-bindgen failed: panicked at /);
  expect((await bindgen(readInput("plain"))).ok).toBe(true);
});

/** The small module with a program that ends early in its custom section, which wasm-bindgen does not check. */
function damaged(): Uint8Array {
  const input = readInput("plain");
  const header = Buffer.from(input).indexOf('{"schema_version"');
  const program = Buffer.from(input).indexOf("}", header) + 1;
  input.fill(0xff, program + 4, program + 24);
  return input;
}

async function process(name: string, options?: BindgenOptions): Promise<BindgenResult & { ok: true }> {
  const result = await bindgen(readInput(name), options);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
}

async function instantiate(name: string, options: BindgenOptions): Promise<WebAssembly.Instance> {
  const module = await WebAssembly.compile((await process(name, options)).wasm);
  const imports: WebAssembly.Imports = {};
  for (const entry of WebAssembly.Module.imports(module)) {
    imports[entry.module] ??= {};
    Object.assign(imports[entry.module] ?? {}, { [entry.name]: () => {} });
  }
  return WebAssembly.instantiate(module, imports);
}

function readInput(name: string): Uint8Array {
  return unzip(join(fixtures, name, "input.wasm.gz"));
}

function readSnippets(golden: string): Record<string, string> {
  const entries = readdirSync(join(golden, "snippets"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [file.slice(golden.length + 1), readFileSync(file, "utf8")]));
}

function unzip(file: string): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(file)));
}
