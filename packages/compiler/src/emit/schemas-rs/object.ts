import type { Field, NamedType } from "../../model.ts";
import { rustDoc, rustString } from "../../names.ts";
import {
  assign,
  atom,
  call,
  chainOf,
  type Expression,
  fieldInit,
  fits,
  implHeader,
  indentLines,
  matchArm,
  methodCall,
  structLiteral,
  tried,
} from "../rust-layout.ts";
import { defaultFunctions, defaultLink } from "./absent.ts";
import type { SchemasEmitter } from "./emitter.ts";
import { readExpression, TRY } from "./read.ts";
import { decodeTextImpl } from "./text.ts";
import { local, rustType } from "./type.ts";

type ObjectType = NamedType & { readonly kind: "object" };

/** The struct of an object, and how it is read and written. */
export function emitObject(emitter: SchemasEmitter, type: ObjectType): string[][] {
  const { wire } = type;
  return [
    declareStruct(type),
    ...defaultFunctions(emitter, type),
    ...(wire.includes("json") ? [decodeImpl(emitter, type), encodeImpl(type)] : []),
    ...(wire.includes("text") ? [decodeTextImpl(emitter, type)] : []),
  ];
}

function declareStruct({ name, docs, shape }: ObjectType): string[] {
  const derive = "#[derive(Debug, Clone, PartialEq)]";
  if (shape.fields.length === 0) return [...rustDoc(docs), derive, `pub struct ${name.pascal} {}`];
  const fields = shape.fields.flatMap((field) => [
    ...rustDoc(field.docs),
    ...assign(4, `pub ${field.name.snake}:`, atom(rustType(field.schema)), ","),
  ]);
  return [...rustDoc(docs), derive, `pub struct ${name.pascal} {`, ...indentLines(fields), "}"];
}

function decodeImpl(emitter: SchemasEmitter, { name, shape: { fields } }: ObjectType): string[] {
  const inits = fields.map((field) => initField(emitter, field));
  return [
    ...implHeader("json::Decode", name.pascal),
    "    fn decode(reader: &mut json::Reader<'_>) -> Result<Self, json::Invalid> {",
    ...indentLines(
      fields.flatMap((field) => assign(8, `let mut ${local(field)} =`, atom("None"), ";")),
      8,
    ),
    "        reader.begin_object()?;",
    ...(fields.length === 0 ? SKIP_ALL : readFields(emitter, fields)),
    ...indentLines(structLiteral("Ok(Self", inits, ")"), 8),
    "    }",
    "}",
  ];
}

const SKIP_ALL = ["        while reader.next_key()?.is_some() {", "            reader.skip()?;", "        }"];

function readFields(emitter: SchemasEmitter, fields: readonly Field[]): string[] {
  return [
    "        while let Some(key) = reader.next_key()? {",
    "            match key {",
    ...indentLines(
      fields.flatMap((field) => readField(emitter, field)),
      16,
    ),
    "                _ => reader.skip()?,",
    "            }",
    "        }",
  ];
}

/** The arm that reads a field, on one line or with a statement of its own for the value. */
function readField(emitter: SchemasEmitter, field: Field): string[] {
  const pattern = rustString(field.name.author);
  const name = local(field);
  const value = tried(readExpression(emitter, field.schema, { indent: 20, tail: TRY }));
  if (value.single !== undefined) {
    const lines = matchArm(16, pattern, `${name} =`, `Some(${value.single})`);
    // rustfmt breaks a `?` in the last columns of a block, but not of the arm's own line.
    if (lines.length === 1 || (lines.length === 3 && lines.every((line) => fits(16 + TRY, line)))) return lines;
  }
  const read = assign(20, "let value =", value, ";");
  return [`${pattern} => {`, ...indentLines([...read, ...assign(20, `${name} =`, atom("Some(value)"), ";")]), "}"];
}

function initField(emitter: SchemasEmitter, field: Field): string[] {
  const { snake } = field.name;
  const name = local(field);
  const link = presenceLink(emitter, field);
  if (link !== undefined) return fieldInit(12, snake, chainOf(name, [link], 12, 1));
  return snake === name ? [`${name},`] : fieldInit(12, snake, atom(name));
}

/** What an `Option` needs to become a field's value. */
function presenceLink(emitter: SchemasEmitter, { schema, ...field }: Field): Expression | undefined {
  if (schema.kind === "optional") return undefined;
  if (schema.kind === "default") return defaultLink(emitter, { schema, ...field }, schema);
  return tried(call(".ok_or", ["json::Invalid"]));
}

function encodeImpl({ name, shape: { fields } }: ObjectType): string[] {
  return [
    ...implHeader("json::Encode", name.pascal),
    "    fn encode(&self, writer: &mut json::Writer<'_>) {",
    "        writer.begin_object();",
    ...indentLines(fields.flatMap(writeField), 8),
    "        writer.end_object();",
    "    }",
    "}",
  ];
}

function writeField({ name, schema }: Field): string[] {
  const key = rustString(name.author);
  const write = (indent: number, value: string) => statement(indent, methodCall("writer", "field", [key, value]));
  if (schema.kind !== "optional") return write(8, `&self.${name.snake}`);
  const head = `if let Some(value) = &self.${name.snake} {`;
  const opening = fits(8, head) ? [head] : ["if let Some(value) =", `    &self.${name.snake}`, "{"];
  return [...opening, ...indentLines(write(12, "value")), "}"];
}

function statement(indent: number, { single, multi }: Expression): string[] {
  if (single !== undefined && fits(indent, `${single};`)) return [`${single};`];
  return [...multi.slice(0, -1), `${multi.at(-1)};`];
}
