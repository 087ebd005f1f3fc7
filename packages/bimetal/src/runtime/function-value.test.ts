import { expect, test } from "vitest";
import table from "../../../../crates/bimetal/fixtures/function-values.json" with { type: "json" };
import { createGuard } from "../schema/index.ts";
import { checkValue, describeRefused, type FunctionDefinition, InvalidCall, readValue } from "./function-value.ts";

const isFlags = (value: unknown): value is boolean[] =>
  Array.isArray(value) && value.every((item) => typeof item === "boolean");
const flags = createGuard(isFlags, { type: "array", item: { type: "boolean" } });
const flip: FunctionDefinition = { name: "flip", input: flags, output: flags };

const encode = (text: string) => new TextEncoder().encode(text);

// `crates/bimetal/src/call/refused.rs` runs the same table.
test.each(table)("what is wrong is said as Rust says it: $value", ({ value, told }) => {
  expect(() => checkValue(flip, "output", value)).toThrow(told);
  expect(describeRefused(flip, true, encode(JSON.stringify(value)))).toBe(told);
});

test("an error has the issues", () => {
  try {
    checkValue(flip, "input", [1]);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidCall);
    expect(error).toMatchObject({ function: "flip", part: "input", issues: [{ code: "invalid_type", path: [0] }] });
  }
});

test("what is nothing is not looked at", () => {
  expect(checkValue({ name: "flush" }, "output", { any: "thing" })).toBeUndefined();
});

test("half of a surrogate pair is no value", () => {
  const told = "the input of `flip` has half of a surrogate pair, or is nested too deep";
  expect(() => readValue(flip, "input", encode('"\\ud800"'))).toThrow(told);
  expect(describeRefused(flip, false, encode('"\\ud800"'))).toBe(told);
});
