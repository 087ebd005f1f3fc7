import { expect, test } from "vitest";
import { createTextParser, INVALID, type Node, readHeaders, readQuery } from "./index.ts";

const coerce = (node: Node, texts: readonly string[]) => {
  const parser = createTextParser(() => INVALID, { type: "object", fields: [["a", node]] });
  return parser.coerce(readQuery(new URLSearchParams(texts.map((text) => ["a", text])))).a;
};

const NUMERALS: readonly [text: string, value: number | string][] = [
  ["0", 0],
  ["-0", -0],
  ["12", 12],
  ["-12.50", -12.5],
  ["0.1", 0.1],
  ["9007199254740991", 9007199254740991],
  ["-9007199254740991", -9007199254740991],
  ["9007199254740992", "9007199254740992"],
  ["9007199254740991.4", 9007199254740991],
  ["9007199254740991.9", "9007199254740991.9"],
  ...[
    "",
    " ",
    " 1",
    "1 ",
    "+1",
    "01",
    "-01",
    "1.",
    ".5",
    "1e3",
    "0x10",
    "1_0",
    "NaN",
    "Infinity",
    "１",
    "1,5",
    "--1",
  ].map((text): [string, string] => [text, text]),
];

test.each(NUMERALS)("the numeral %j", (text, value) => {
  expect(coerce({ type: "number" }, [text])).toBe(value);
  expect(coerce({ type: "int" }, [text])).toBe(value);
  expect(coerce({ type: "nullable", inner: { type: "int" } }, [text])).toBe(value);
  expect(coerce({ type: "array", item: { type: "int" } }, [text])).toEqual([value]);
});

test.each([
  ["true", true],
  ["false", false],
  ["True", "True"],
  ["1", "1"],
  ["", ""],
])("the flag %j", (text, value) => {
  expect(coerce({ type: "boolean" }, [text])).toBe(value);
});

test.each([
  ["auto", "auto"],
  ["1", "1"],
  ["2", 2],
  ["2.0", 2],
  ["true", true],
  ["false", "false"],
  ["null", "null"],
  ["other", "other"],
])("the choice %j", (text, value) => {
  expect(coerce({ type: "choice", values: ["auto", "1", 1, 2, true, null] }, [text])).toBe(value);
});

test("a string stays as it is", () => {
  expect(["", "1", "true", "null", " a "].map((text) => coerce({ type: "string" }, [text]))).toEqual([
    "",
    "1",
    "true",
    "null",
    " a ",
  ]);
});

test("a repeated name is a list, also where one value is expected", () => {
  expect(coerce({ type: "array", item: { type: "int" } }, ["1", "x", "2"])).toEqual([1, "x", 2]);
  expect(coerce({ type: "int" }, ["1", "2"])).toEqual(["1", "2"]);
  expect(coerce({ type: "string" }, [])).toBe(undefined);
});

test("names that are not described are left out, and absent ones stay absent", () => {
  const { coerce } = createTextParser(() => INVALID, { type: "object", fields: [["b", { type: "int" }]] });
  expect(coerce(readQuery(new URLSearchParams("a=1&b=2")))).toEqual({ b: 2 });
  expect(Object.keys(coerce(readQuery(new URLSearchParams())))).toEqual([]);
  expect(coerce(readHeaders(new Headers([["B", "3"]])))).toEqual({ b: 3 });
});
