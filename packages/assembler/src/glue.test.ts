import binaryen from "binaryen";
import { expect, test } from "vitest";
import { createGlueFactory, type GlueSource } from "./glue.ts";

const wasm = binaryen
  .parseText('(module (import "bimetal:host" "wake" (func)) (import "./index_bg.js" "show" (func)))')
  .emitBinary();

const source: GlueSource = {
  wasm,
  js: `import { panicked } from "bimetal:host";
import { next } from "./snippets/app-1/inline0.js";
import connect, { sockets } from "cloudflare:sockets";
let wasm;
export function __wbg_set_wasm(val) { wasm = val; }
export function exports() { return wasm; }
export function show(message) { panicked(message); return next(); }
export function open() { return connect() + sockets; }`,
  snippets: {
    "snippets/app-1/inline0.js":
      'import { step } from "./src/step.js"; let n = 0; export const next = () => (n += step);',
    "snippets/app-1/src/step.js": "export const step = 2;",
  },
};

type Factory = (
  host: object,
) => Record<string, (...values: unknown[]) => unknown> & { readonly __modules: Record<string, object> };

async function load(minify: boolean): Promise<Factory> {
  const { value, diagnostics } = await createGlueFactory(source, { minify });
  expect(diagnostics).toEqual([]);
  expect(value?.imports).toEqual([{ name: "__module0", from: "cloudflare:sockets" }]);
  const outside = { default: () => "default and ", sockets: "named" };
  return new Function("__module0", `${value?.code}\nreturn createGlue;`)(outside) as Factory;
}

test.each([false, true])("each call makes glue of its own (minified: %s)", async (minify) => {
  const createGlue = await load(minify);
  const heard: unknown[] = [];
  const [first, second] = ["first", "second"].map((name) =>
    createGlue({ panicked: (message: string) => heard.push(`${name}: ${message}`) }),
  );
  first?.__wbg_set_wasm?.("A");
  second?.__wbg_set_wasm?.("B");
  expect([first?.exports?.(), second?.exports?.()]).toEqual(["A", "B"]);
  expect([first?.show?.("x"), first?.show?.("y"), second?.show?.("z")]).toEqual([2, 4, 2]);
  expect(heard).toEqual(["first: x", "first: y", "second: z"]);
});

test("what comes from outside the crate is imported once, by default and by name", async () => {
  const createGlue = await load(false);
  expect(createGlue({}).open?.()).toBe("default and named");
});

test("modules that the Wasm imports by itself are given beside the glue", async () => {
  const createGlue = await load(true);
  const wake = (): void => undefined;
  const { __modules } = createGlue({ wake });
  expect(Object.keys(__modules)).toEqual(["bimetal:host"]);
  expect(__modules["bimetal:host"]).toHaveProperty("wake", wake);
});

test("a snippet that is missing or wrong is a diagnostic", async () => {
  const missing = await createGlueFactory({ ...source, snippets: {} }, { minify: false });
  expect(missing.diagnostics.map(({ code, found }) => [code, found])).toEqual([
    ["assembler/glue", "index_bg.js: ./snippets/app-1/inline0.js is not part of the crate"],
  ]);
  const snippets = { ...source.snippets, "snippets/app-1/src/step.js": "export const step = ;" };
  const wrong = await createGlueFactory({ ...source, snippets }, { minify: false });
  expect(wrong.diagnostics.map(({ found }) => found)).toEqual(['snippet:snippets/app-1/src/step.js: Unexpected ";"']);
});
