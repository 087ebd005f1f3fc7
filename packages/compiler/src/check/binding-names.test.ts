import { formatDiagnostics, parseConfig } from "@bimetal/config";
import { expect, test } from "vitest";
import { checkBindingNames } from "./binding-names.ts";

const check = (vars: object) => {
  const text = JSON.stringify({ vars }, undefined, 2);
  const diagnostics = checkBindingNames(parseConfig("wrangler.json", text).value?.bindings ?? []);
  return { diagnostics, shown: formatDiagnostics(diagnostics, { sources: () => text }) };
};

test("two bindings that would be one field are refused, with both places", () => {
  expect(
    check({ MY_KV: 1, other: 2, "my-kv": 3 }).shown,
  ).toBe(`error[env/field-taken]: "my-kv" and "MY_KV" would both be the field \`my_kv\` in Rust
 --> wrangler.json:5:5
  |
5 |     "my-kv": 3
  |     ^^^^^^^
 ::: wrangler.json:3:5 the other, "MY_KV"
  |
3 |     "MY_KV": 1,
  |     ^^^^^^^
  = expected: names that differ in more than case, separators and accents
  = fix: rename one of the two
`);
});

test.each([
  [{ limits: { perDay: 1, per_day: 2 } }, ["limits.per_day"]],
  [{ rules: [{ a: 1 }, { A: 1 }] }, ["rules[].A"]],
  [{ a: { b: { "c-d": 1, "c.d": 2, cD: 3 } } }, ["a.b.c.d", "a.b.cD"]],
  [{ limits: { perDay: 1 }, other: { perDay: 1 } }, []],
  [{ café: 1, cafe: 2 }, ["cafe"]],
  [{ type: 1, self: 2, self_: 3 }, ["self_"]],
])("in %j the second is %j", (vars, paths) => {
  expect(check(vars).diagnostics.map(({ message }) => message.split('"')[1])).toEqual(paths);
});
