import binaryen from "binaryen";
import { expect, test } from "vitest";
import { readExports, readFunctions } from "./functions.ts";
import { readImports } from "./imports.ts";

const { BulkMemory, NontrappingFPToInt, ReferenceTypes, SIMD128, SignExt, TailCall } = binaryen.Features;
const features = BulkMemory | NontrappingFPToInt | ReferenceTypes | SIMD128 | SignExt | TailCall;

function assemble(text: string): Uint8Array {
  binaryen.setDebugInfo(true);
  const module = binaryen.parseText(text);
  module.setFeatures(features);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

const bytes = assemble(`(module
  (import "host" "wake" (func $wake (param i32)))
  (import "host" "memory" (memory 1))
  (import "host" "base" (global $base i32))
  (import "host" "table" (table 4 funcref))
  (func $leaf (result i32) (i32.const 624485))
  (func $calls (export "calls") (param $x i64)
    (local $a f64) (local $b i32)
    (block $out
      (loop $again
        (br_if $out (i64.eqz (local.get $x)))
        (br_table $out $again $out (i32.const -1))))
    (call $wake (i32.load offset=70000 align=4 (global.get $base)))
    (local.set $a (f64.const 1.5))
    (drop (f32.const -0.0))
    (drop (i64.const -9007199254740993))
    (memory.copy (i32.const 0) (i32.const 8) (i32.const 4))
    (memory.fill (i32.const 0) (i32.const 8) (i32.const 4))
    (drop (i32.trunc_sat_f64_u (local.get $a)))
    (drop (i8x16.extract_lane_s 3 (v128.const i32x4 16 16 16 16)))
    (drop (i32x4.add (v128.load (i32.const 0)) (v128.load8_lane 1 (i32.const 0) (v128.const i32x4 1 2 3 4))))
    (drop (memory.grow (memory.size)))
    (drop (ref.is_null (ref.func $leaf)))
    (drop (table.get 0 (i32.const 0)))
    (if (i32.extend8_s (local.get $b)) (then (nop)) (else (unreachable)))
    (drop (select (result funcref) (ref.null func) (ref.func $leaf) (i32.const 1)))
    (drop (call_indirect (result i32) (i32.const 2)))
    (drop (call $leaf)))
  (func $tail (result i32) (return_call $leaf))
  (elem declare func $leaf))`);

test("functions are named, imported ones first, with what each calls directly", () => {
  const functions = readFunctions(bytes);
  const calls = functions.map(({ name, calls }) => [name, [...calls].map((index) => functions[index]?.name)]);
  expect(calls).toEqual([
    ["wake", []],
    ["leaf", []],
    ["calls", ["wake", "leaf"]],
    ["tail", ["leaf"]],
  ]);
});

test("imports are read past those that are no functions", () => {
  expect(readImports(bytes).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    "memory other",
    "table other",
    "base other",
    "wake function",
  ]);
});

test("exports are named", () => {
  expect(readExports(bytes)).toEqual(["calls"]);
});

test("a module without any of these sections has none", () => {
  const empty = assemble("(module)");
  expect([readFunctions(empty), readImports(empty), readExports(empty)]).toEqual([[], [], []]);
});

test("an instruction that is not known ends its body, and the next function is read", () => {
  const broken = Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[10, 9, 2],
    ...[3, 0, 0xff, 0x10], // two bytes that would read as a call of the one after them
    ...[4, 0, 0x10, 0, 0x0b],
  ]);
  expect(readFunctions(broken).map(({ calls }) => [...calls])).toEqual([[], [0]]);
});

test("what is no Wasm is refused", () => {
  expect(() => readFunctions(new TextEncoder().encode("(module $text)"))).toThrow("not a Wasm module");
});
