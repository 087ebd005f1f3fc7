import { expect, test } from "vitest";
import table from "../../../../crates/bimetal/fixtures/payloads.json" with { type: "json" };
import { createGuard } from "../schema/index.ts";
import { BindingValueError } from "./binding-value-error.ts";
import { type Payload, readPayload } from "./payload.ts";
import { refusePayload } from "./refuse-payload.ts";

const isFlags = (value: unknown): value is boolean[] =>
  Array.isArray(value) && value.every((item) => typeof item === "boolean");
const parser = createGuard(isFlags, { type: "array", item: { type: "boolean" } });
const flags: Payload<boolean[]> = { kind: "KV namespace", binding: "FLAGS", name: "Flags", parser };
const occasion = { method: "get", what: "the value of `a`", key: "a" };

const encode = (text: string) => new TextEncoder().encode(text);

// `crates/bimetal/src/bindings/payload.rs` runs the same table.
test.each(table)("what is wrong is said as Rust says it: $json", ({ json, because }) => {
  expect(refusePayload(parser, encode(json)).because).toBe(because);
  expect(() => readPayload(flags, encode(json), occasion)).toThrow(
    `KV namespace FLAGS: get: the value of \`a\` is no Flags: ${because}`,
  );
});

test("an error has the binding, the key and the issues", () => {
  try {
    readPayload(flags, encode("[1]"), occasion);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(BindingValueError);
    expect(error).toMatchObject({ binding: "FLAGS", key: "a", issues: [{ code: "invalid_type", path: [0] }] });
  }
});
