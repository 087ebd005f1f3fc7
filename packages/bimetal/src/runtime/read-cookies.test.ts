import { expect, test } from "vitest";
import { readCookies } from "./read-cookies.ts";

/** `crates/bimetal/src/text/cookies.rs` has the same headers. */
test.each<[header: string | null, cookies: Record<string, string>]>([
  [null, {}],
  ["", {}],
  ["a=1", { a: "1" }],
  ["a=1; b=2;c=3", { a: "1", b: "2", c: "3" }],
  [" a\t= 1 2 \t; A=2", { a: "1 2", A: "2" }],
  ["a=1; a=2; b; =3; c=", { a: "1", "": "3", c: "" }],
  ['a="1 2"; b="; c=""; d="x', { a: "1 2", b: '"', c: "", d: '"x' }],
  ["a=%C3%A9%20%3B; b=%zz%; c=%ff", { a: "é ;", b: "%zz%", c: "%ff" }],
  ["a=b=c==; b=1,2", { a: "b=c==", b: "1,2" }],
  ["a=\u00a01\u00a0; b=é", { a: "\u00a01\u00a0", b: "é" }],
])("%j", (header, cookies) => {
  const read = readCookies(header);
  const names = ["a", "A", "b", "c", "d", "", "constructor"];
  const present = names.flatMap((name) => (read(name) === undefined ? [] : [[name, read(name)]]));
  expect(Object.fromEntries(present)).toEqual(cookies);
});
