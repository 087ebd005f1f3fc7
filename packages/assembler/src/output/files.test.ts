import { expect, test } from "vitest";
import { emitFailure, emitRust, emitWorker } from "./files.ts";

const parts = { entry: "../src/index.ts", events: [], objects: undefined, payloads: undefined };

test("the Worker gives Rust before the author's modules run", () => {
  expect(emitWorker({ ...parts, rust: true })).toBe(`// Made by \`bimetal build\`. Do not edit.
import "./rust.js";
export * from "../src/index.ts";
export { default } from "../src/index.ts";
`);
});

test("what says why payloads are refused is there before the author's modules run", () => {
  const worker = emitWorker({ ...parts, rust: true, payloads: "../generated/payloads.ts" });
  expect(worker.split("\n").slice(1, 4)).toEqual([
    'import "./rust.js";',
    'import "../generated/payloads.ts";',
    'export * from "../src/index.ts";',
  ]);
});

test("a Worker without Rust imports none", () => {
  expect(emitWorker({ ...parts, rust: false })).not.toContain("rust.js");
});

test("the Rust half imports what its glue needs", () => {
  const glue = { code: "function createGlue(__host) {}", imports: [{ name: "__module0", from: "cloudflare:sockets" }] };
  expect(emitRust(glue, "rust-01234567.wasm")).toBe(`// Made by \`bimetal build\`. Do not edit.
import { provideRust } from "bimetal/host";
import module from "./rust-01234567.wasm";
import * as __module0 from "cloudflare:sockets";

function createGlue(__host) {}

provideRust({ module, createGlue });
`);
});

test("a failure is shown as text, whatever stands in it", async () => {
  const script = emitFailure('found: </pre><script>alert("1 & 2")</script>');
  const url = `data:text/javascript,${encodeURIComponent(script)}`;
  const { default: worker } = (await import(/* @vite-ignore */ url)) as { default: { fetch: () => Response } };
  const response = worker.fetch();
  const page = await response.text();
  expect([response.status, response.headers.get("content-type")]).toEqual([500, "text/html; charset=utf-8"]);
  expect(page).toContain("<pre>found: &#60;/pre&#62;&#60;script&#62;alert(&#34;1 &#38; 2&#34;)&#60;/script&#62;</pre>");
});
