import { expect, test } from "vitest";
import type { Json, Model, NamedType, Schema } from "../../model.ts";
import { createName } from "../../names.ts";
import { createEmitter } from "./emitter.ts";
import { literal } from "./literal.ts";

const string: Schema = { kind: "string", checks: [] };
const int: Schema = { kind: "int", width: "i64", checks: [] };
const record: Schema = {
  kind: "record",
  value: int,
  ...{ key: undefined, keys: undefined, partial: false, loose: false },
};
const short: Schema = { kind: "string", checks: [{ kind: "max", value: 9 }] };

function declare(name: string, type: object): NamedType {
  return { name: createName(name), docs: undefined, location: { file: "", line: 1, column: 1 }, ...type } as NamedType;
}

function field(name: string, schema: Schema) {
  return { name: createName(name), schema, presence: "required", docs: undefined };
}

const fields = [
  field("type", string),
  field("size", { kind: "optional", inner: int }),
  field("tags", { kind: "default", inner: { kind: "array", item: string, checks: [] }, value: [] }),
];
const types = [
  declare("Sort", { kind: "choice", from: "enum", options: [{ variant: "Up", value: "up" }] }),
  declare("Short", { kind: "alias", schema: short }),
  declare("Plain", { kind: "alias", schema: string }),
  declare("Item", { kind: "object", wire: ["json"], shape: { name: createName("Item"), fields }, others: "stripped" }),
];
const lists = { routes: [], functions: [], events: [], objects: [], payloads: [], types, bindings: [] };
const model: Model = { title: "", version: "", source: "", project: "..", ...lists };
const emitter = createEmitter(model);

function named(name: string): Schema {
  return { kind: "named", name: createName(name) };
}

test.each<[Schema, Json, string]>([
  [string, 'a "b"\n', '"a \\"b\\"\\n".to_owned()'],
  [{ kind: "number", checks: [] }, 5, "5.0"],
  [int, -5, "-5"],
  [{ kind: "boolean" }, true, "true"],
  [{ kind: "nullable", inner: int }, null, "None"],
  [{ kind: "nullable", inner: int }, 1, "Some(1)"],
  [{ kind: "array", item: int, checks: [] }, [], "Vec::new()"],
  [{ kind: "array", item: int, checks: [] }, [1, 2], "vec![1, 2]"],
  [record, {}, "json::Record::new()"],
  [record, { 'a"': 1, b: 2 }, 'json::Record::from([("a\\"", 1), ("b", 2)])'],
  [named("Sort"), "up", "Sort::Up"],
  [named("Short"), "s", 'Short("s".to_owned())'],
  [named("Plain"), "s", '"s".to_owned()'],
  [named("Item"), { type: "t", tags: [] }, 'Item { r#type: "t".to_owned(), size: None, tags: Vec::new() }'],
  [named("Item"), { type: "", size: 1, tags: [] }, 'Item { r#type: "".to_owned(), size: Some(1), tags: Vec::new() }'],
])("%j: %j", (schema, value, text) => expect(literal(emitter, schema, value).single).toBe(text));

test("what is too long for a line has a line for each part", () => {
  const value = [
    { type: "a", tags: ["b"] },
    { type: "a longer one", size: 1, tags: ["c", "d", "e", "f", "g", "h"] },
  ];
  const { multi } = literal(emitter, { kind: "array", item: named("Item"), checks: [] }, value);
  expect(multi).toEqual([
    "vec![",
    "    Item {",
    '        r#type: "a".to_owned(),',
    "        size: None,",
    '        tags: vec!["b".to_owned()],',
    "    },",
    "    Item {",
    '        r#type: "a longer one".to_owned(),',
    "        size: Some(1),",
    "        tags: vec![",
    '            "c".to_owned(),',
    '            "d".to_owned(),',
    '            "e".to_owned(),',
    '            "f".to_owned(),',
    '            "g".to_owned(),',
    '            "h".to_owned(),',
    "        ],",
    "    },",
    "]",
  ]);
});
