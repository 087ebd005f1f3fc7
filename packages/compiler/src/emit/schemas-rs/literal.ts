import type { Json, ObjectShape, Schema } from "../../model.ts";
import { rustString } from "../../names.ts";
import { indentLines } from "../rust-layout.ts";
import { fixedValue, isExactType, namedType, type SchemasEmitter } from "./emitter.ts";
import { rustFloat } from "./range.ts";
import { isMaybe, rustType } from "./type.ts";

/** A value as a Rust expression: on one line, however long, and on several. */
export interface Literal {
  readonly single: string;
  readonly multi: readonly string[];
}

/** A value of a schema. */
export function literal(emitter: SchemasEmitter, schema: Schema, value: Json): Literal {
  if (value === null && schema.kind === "nullable") return atom("None");
  switch (schema.kind) {
    case "string":
      if (schema.format !== undefined) return atom(`${rustType(schema)}::from(${rustString(String(value))})`);
      return atom(`${rustString(String(value))}.to_owned()`);
    case "template":
      return atom(`${rustString(String(value))}.to_owned()`);
    case "number":
      return atom(rustFloat(Number(value)));
    case "int":
    case "boolean":
    case "stringbool":
      return atom(String(value));
    case "null":
      return atom("json::Null");
    case "array": {
      const items = (value as readonly Json[]).map((item) => literal(emitter, schema.item, item));
      return items.length === 0 ? atom("Vec::new()") : list("vec![", items, "]");
    }
    case "record":
      return schema.loose ? parsed(value) : recordLiteral(emitter, schema.value, value as JsonObject);
    case "nullable":
    case "optional":
      return surround("Some(", literal(emitter, schema.inner, value), ")");
    case "nonoptional":
    case "default":
    case "catch":
      return literal(emitter, schema.inner, value);
    case "pipe":
      return literal(emitter, schema.to, value);
    case "named": {
      const named = namedLiteral(emitter, schema, value);
      return schema.boxed ? surround("Box::new(", named, ")") : named;
    }
    case "tuple":
    case "unknown":
    case "never":
    // No value of JSON is a file, so that none is a default.
    case "file":
      return parsed(value);
  }
}

/** A value whose type has no literal, or a long one. */
function parsed(value: Json): Literal {
  return atom(`json::literal(${rustString(JSON.stringify(value))})`);
}

/** Whether a literal may stand where it is used, and rustfmt leaves it on its line. It does so with few structs. */
export function isShort({ single }: Literal): boolean {
  return single.length <= 40 && !single.includes("{");
}

type JsonObject = { readonly [key: string]: Json };

function recordLiteral(emitter: SchemasEmitter, schema: Schema, value: JsonObject): Literal {
  const entries = Object.entries(value).map(([key, item]) => {
    return surround(`(${rustString(key)}, `, literal(emitter, schema, item), ")");
  });
  return entries.length === 0 ? atom("json::Record::new()") : list("json::Record::from([", entries, "])");
}

function namedLiteral(emitter: SchemasEmitter, schema: Schema & { readonly kind: "named" }, value: Json): Literal {
  const type = namedType(emitter, schema.name);
  const { pascal } = type.name;
  switch (type.kind) {
    case "object":
      if (typeof type.others !== "string") return parsed(value);
      return objectLiteral(emitter, type.shape, value as JsonObject);
    case "union":
      return parsed(value);
    case "choice":
      return atom(`${pascal}::${type.options.find((option) => option.value === value)?.variant}`);
    case "alias": {
      const isExact: boolean = isExactType(type);
      if (!isExact && type.schema.kind === "tuple") return parsed(value);
      const inner = literal(emitter, type.schema, value);
      return isExact ? inner : surround(`${pascal}(`, inner, ")");
    }
  }
}

function objectLiteral(emitter: SchemasEmitter, { name, fields }: ObjectShape, value: JsonObject): Literal {
  const kept = fields.filter((field) => !fixedValue(emitter, field));
  const inits = kept.map(({ name: { author, snake }, schema }) => {
    const given = Object.hasOwn(value, author) ? value[author] : undefined;
    return surround(`${snake}: `, fieldLiteral(emitter, schema, given), "");
  });
  if (inits.length === 0) return atom(name.pascal);
  const { single, multi } = list(`${name.pascal} {`, inits, "}");
  return { single: single.replace("{", "{ ").replace(/\}$/, " }"), multi };
}

function fieldLiteral(emitter: SchemasEmitter, schema: Schema, value: Json | undefined): Literal {
  if (isMaybe(schema)) {
    if (value === undefined || value === null) return atom(`json::Maybe::${value === null ? "Null" : "Absent"}`);
    return surround("json::Maybe::Some(", literal(emitter, schema.inner.inner, value), ")");
  }
  return value === undefined ? atom("None") : literal(emitter, schema, value);
}

function atom(text: string): Literal {
  return { single: text, multi: [text] };
}

function list(open: string, items: readonly Literal[], close: string): Literal {
  const lines = items.flatMap((item) => {
    const { single, multi } = surround("", item, ",");
    return single.length <= LINE_WIDTH ? [single] : multi;
  });
  const single = open + items.map((item) => item.single).join(", ") + close;
  return { single, multi: [open, ...indentLines(lines), close] };
}

function surround(before: string, { single, multi }: Literal, after: string): Literal {
  const lines = [before + (multi[0] ?? ""), ...multi.slice(1)];
  return { single: before + single + after, multi: [...lines.slice(0, -1), (lines.at(-1) ?? "") + after] };
}

const LINE_WIDTH = 60;
