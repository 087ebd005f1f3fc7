import { expect, test } from "vitest";
import { writeHeaders } from "./write-headers.ts";

/** `crates/bimetal/src/serve/headers.rs` has the same values. */
test("values are written as text is read", () => {
  const values = {
    text: " a\u0000\té\u007f~ ",
    no: false,
    nothing: null,
    a: 0.5,
    b: -1.25e-9,
    c: 1.5e300,
    d: -0,
    list: ["x", "", "é"],
  };
  const names = ["text", "no", "nothing", "absent", "a", "b", "c", "d", "e", "f", "list"];
  // The platform takes the space off.
  const headers = new Headers(writeHeaders(names, { ...values, e: Number.NaN, other: "not declared" }));
  expect(Object.fromEntries(headers)).toEqual({
    text: "a%00\t%C3%A9%7F~",
    no: "false",
    a: "0.5",
    b: "-0.00000000125",
    c: `15${"0".repeat(299)}`,
    d: "0",
    list: "x, , %C3%A9",
  });
});

test("half of a surrogate pair stands for nothing", () => {
  expect(writeHeaders(["a"], { a: "x\ud800" })).toEqual([["a", "x%EF%BF%BD"]]);
});
