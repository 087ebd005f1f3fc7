import { describe, expect, test } from "vitest";
import type { LengthCheck, RangeCheck } from "../../model.ts";
import { createEmitter } from "./emitter.ts";
import { integerRange, lengthRange, numberRange, rustFloat } from "./range.ts";

const SAFE = Number.MAX_SAFE_INTEGER;

/** Checks from `min 3`, `max 5`, `length 4`. */
function lengths(...checks: string[]): LengthCheck[] {
  return checks.map((check) => {
    const [kind, value] = check.split(" ");
    return { kind: kind as LengthCheck["kind"], value: Number(value) };
  });
}

/** Checks from `>= 3`, `< 5`. */
function ranges(...checks: string[]): RangeCheck[] {
  return checks.map((check) => {
    const [sign = "", value] = check.split(" ");
    return { kind: sign.startsWith(">") ? "min" : "max", value: Number(value), inclusive: sign.endsWith("=") };
  });
}

test.each([
  [[], undefined],
  [["min 0"], undefined],
  [["min 3"], "3.."],
  [["max 5"], "..=5"],
  [["min 1", "max 5", "min 3", "max 9"], "3..=5"],
  [["length 4"], "4..=4"],
  [["length 4", "max 9"], "4..=4"],
  [["length 4", "length 5"], "0..0"],
  [["min 6", "max 5"], "0..0"],
  [["max 0"], "..=0"],
  // What does not fit a `usize` of Wasm.
  [["max 4294967296"], undefined],
  [["min 4294967295"], "4294967295.."],
  [["min 4294967296"], "0..0"],
])("lengths %j", (checks, range) => expect(lengthRange(lengths(...checks))).toBe(range));

test.each([
  [[], undefined],
  [[">= 3"], "3.."],
  [["> 3"], "4.."],
  [["<= 5", "> -5"], "-4..=5"],
  [["< 5", "<= 5"], "..=4"],
  [[">= 1", "< 1"], "0..0"],
  [["> 1", "< 2"], "0..0"],
  [[`>= -${SAFE}`, `<= ${SAFE}`], undefined],
  [[`> ${SAFE}`], "0..0"],
  [[`< -${SAFE}`], "0..0"],
])("integers %j", (checks, range) => expect(integerRange(ranges(...checks))).toBe(range));

describe("numbers", () => {
  test.each([
    [[], undefined, []],
    [[">= 0"], "0.0..", []],
    [["<= 1.5"], "..=1.5", []],
    [["< 1e21"], "..1e+21", []],
    [[">= -0.5", "< 1"], "-0.5..1.0", []],
    [["> 0"], "(Excluded(0.0), Unbounded)", ["Excluded", "Unbounded"]],
    [["> 0", ">= 0", "<= 1"], "(Excluded(0.0), Included(1.0))", ["Excluded", "Included"]],
    [["> 0", ">= 1"], "1.0..", []],
    [[">= 1", "<= 1"], "1.0..=1.0", []],
    [[">= 1", "< 1"], "0.0..0.0", []],
    [["> 1", "<= 1"], "0.0..0.0", []],
    [[">= 2", "<= 1"], "0.0..0.0", []],
  ])("%j", (checks, range, uses) => {
    const emitter = createEmitter({
      title: "",
      version: "",
      source: "",
      project: "..",
      routes: [],
      functions: [],
      events: [],
      objects: [],
      payloads: [],
      types: [],
      bindings: [],
    });
    expect(numberRange(emitter, ranges(...checks))).toBe(range);
    expect([...emitter.uses]).toEqual(uses);
  });
});

test("floats are told apart from integers", () => {
  expect([0, -0, 5, -1.5, 1e21, 1e-7, 5e-324].map(rustFloat)).toEqual([
    "0.0",
    "0.0",
    "5.0",
    "-1.5",
    "1e+21",
    "1e-7",
    "5e-324",
  ]);
});
