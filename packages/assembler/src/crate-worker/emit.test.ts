import { expect, test } from "vitest";
import { emitCrateWorker } from "./emit.ts";

test("the Worker is one script, which leaves to wrangler only what is not Bimetal's", async () => {
  const script = await emitCrateWorker({
    glue: {
      code: "function createGlue(__host) { return __module0; }",
      imports: [{ name: "__module0", from: "cloudflare:sockets" }],
    },
    wasm: "rust-01234567.wasm",
    exports: { events: ["fetch"], methods: ["add"], objects: [{ name: "crate", methods: ["fetch"] }] },
    minify: false,
  });
  expect(script).toMatch(/^\/\/ Made by `bimetal build`. Do not edit.\n/);
  expect([...script.matchAll(/^import .*from (".*");$/gm)].map(([, from]) => from)).toEqual([
    '"cloudflare:workers"',
    '"./rust-01234567.wasm"',
    '"cloudflare:sockets"',
  ]);
  expect(script).not.toContain("packages/");
  expect(script).toMatch(/^export \{\n {2}object0 as crate,\n {2}worker_default as default\n\};\n$/m);
});
