import { expect, test } from "vitest";
import { MALFORMED, readJson, writeJson } from "./index.ts";

const read = (text: string) => readJson(new TextEncoder().encode(text));

test("one byte order mark is skipped", () => {
  expect(read("\ufeff1")).toBe(1);
  expect(read("\ufeff\ufeff1")).toBe(MALFORMED);
});

test("invalid UTF-8 is malformed, also where it is skipped", () => {
  expect(readJson(new Uint8Array([0x22, 0xff, 0x22]))).toBe(MALFORMED);
  expect(readJson(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe(MALFORMED);
});

test.each(["", " ", "{", "[1,]", "01", "1 2", "'a'", '"\t"', "NaN", '"\\x"'])("%j is malformed", (text) => {
  expect(read(text)).toBe(MALFORMED);
});

test.each([
  [String.raw`"\ud83d\ude00"`, "😀"],
  [String.raw`"\uD83D\uDE00\ud83d\ude00"`, "😀😀"],
  [String.raw`"\\ud800"`, String.raw`\ud800`],
  [String.raw`"\u0041"`, "A"],
])("%s is well-formed", (text, value) => {
  expect(read(text)).toBe(value);
});

test.each([
  String.raw`"\ud83d"`,
  String.raw`"\ude00"`,
  String.raw`"\ud83d \ude00"`,
  String.raw`"\ude00\ud83d"`,
  String.raw`"\ud83d\ud83d\ude00"`,
  String.raw`"\\\ud800"`,
  String.raw`{"a":"\ud800","a":1}`,
  String.raw`{"\udfff":1}`,
  String.raw`["\ud83d","\ude00"]`,
  String.raw`"\ud83d\n\ude00"`,
])("%s has a lone surrogate", (text) => {
  expect(read(text)).toBe(MALFORMED);
});

test("null is a value", () => {
  expect(read("null")).toBe(null);
});

test.each([
  "null",
  "[]",
  "{}",
  '[1,[],{"b":[{}],"a":"\\n\\u2028"}]',
  '{"__proto__":{"1":-0.5},"0":true}',
  '"text"',
  "1e21",
])("%s is written as JSON.stringify does", (text) => {
  expect(writeJson(read(text))).toBe(JSON.stringify(JSON.parse(text)));
});

test("a number too large, and values nested too deep for JSON.stringify, are written as they are read", () => {
  expect(read(writeJson([1 / 0, { a: -1 / 0 }]))).toEqual([1 / 0, { a: -1 / 0 }]);
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  expect(writeJson(read(deep))).toBe(deep);
});
