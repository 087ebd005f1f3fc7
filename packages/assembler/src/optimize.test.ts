import binaryen from "binaryen";
import { expect, test } from "vitest";
import { optimize } from "./optimize.ts";
import { readExports, readFunctions } from "./wasm/functions.ts";

binaryen.setDebugInfo(true);
const wasm = binaryen
  .parseText(
    `(module
      (func $unused (result i32) (i32.const 1))
      (func $two (export "two") (result i32) (i32.add (i32.const 1) (i32.const 1))))`,
  )
  .emitBinary();

test("what nothing uses goes, and names go", async () => {
  const small = await optimize(wasm);
  expect(readExports(small)).toEqual(["two"]);
  expect(readFunctions(small).map(({ name }) => name)).toEqual([""]);
  const { instance } = await WebAssembly.instantiate(small);
  expect((instance.exports.two as () => number)()).toBe(2);
});

test("it is ended by the signal", async () => {
  const controller = new AbortController();
  const optimized = optimize(wasm, controller.signal);
  controller.abort(new Error("enough"));
  await expect(optimized).rejects.toThrow("enough");
});

test("what binaryen cannot read is an error", async () => {
  await expect(optimize(new Uint8Array(8))).rejects.toThrow();
});
