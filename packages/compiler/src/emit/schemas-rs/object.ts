import type { Choice, Field, NamedType } from "../../model.ts";
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
  structHeader,
  structLiteral,
  tried,
} from "../rust-layout.ts";
import { defaultFunctions, defaultLink } from "./absent.ts";
import { rustScalar } from "./choice.ts";
import { fixedValue, type SchemasEmitter } from "./emitter.ts";
import { orElse } from "./inline.ts";
import { literal } from "./literal.ts";
import { rustFloat } from "./range.ts";
import { readExpression, TRY } from "./read.ts";
import { beginReading, JSON_READING, refinedReading, TEXT_READING } from "./refined.ts";
import { decodeTextImpl } from "./text.ts";
import { isMaybe, local, rustType } from "./type.ts";

type ObjectType = NamedType & { readonly kind: "object" };

/** The struct of an object, and how it is read and written. */
export function emitObject(emitter: SchemasEmitter, type: ObjectType): string[][] {
  const { wire } = type;
  return [
    ...declareStruct(emitter, type),
    ...defaultFunctions(emitter, type),
    ...(isReadFromJson(type) ? [decodeImpl(emitter, type), ...refinedReading(type, JSON_READING)] : []),
    ...(wire.includes("json") ? [encodeImpl(emitter, type)] : []),
    ...(wire.includes("text") ? [decodeTextImpl(emitter, type), ...refinedReading(type, TEXT_READING)] : []),
  ];
}

/** What says what is wrong with a text has the values of JSON, and asks functions about them. */
export function isReadFromJson({ wire, refinements }: ObjectType): boolean {
  return wire.includes("json") || refinements !== undefined;
}

/** rustfmt has many rules for tuples. */
const SKIP = "#[rustfmt::skip]";

/** The type of the field for keys that are not known, where they are kept. */
function othersType({ others }: ObjectType): string | undefined {
  return typeof others === "string" ? undefined : `json::Record<${rustType(others)}>`;
}

/** Its name, which no field of the shape has. */
function othersName({ shape }: ObjectType): string {
  let name = "others";
  while (shape.fields.some((field) => field.name.snake === name)) name += "_";
  return name;
}

function declareStruct(emitter: SchemasEmitter, type: ObjectType): string[][] {
  const { name, docs, deprecated, shape } = type;
  const others = othersType(type);
  const kept = shape.fields.filter((field) => !fixedValue(emitter, field));
  const hasDefault = kept.every(({ presence }) => presence !== "required");
  const isPlain = kept.every(({ presence }) => presence === "optional");
  const derive = `#[derive(Debug, Clone, PartialEq${isPlain ? ", Default" : ""})]`;
  if (kept.length === 0 && others === undefined) {
    return [[...rustDoc(docs, deprecated), derive, `pub struct ${name.pascal};`]];
  }
  const declare = (snake: string, type: string) =>
    type.includes("(") ? [SKIP, `pub ${snake}: ${type},`] : assign(4, `pub ${snake}:`, atom(type), ",");
  const fields = [
    ...kept.flatMap((field) => [
      ...rustDoc(field.docs, field.deprecated),
      ...declare(field.name.snake, rustType(field.schema)),
    ]),
    ...(others === undefined ? [] : ["/// What stands under other keys.", ...declare(othersName(type), others)]),
  ];
  return [
    [...rustDoc(docs, deprecated), derive, ...structHeader(name.pascal), ...indentLines(fields), "}"],
    ...(hasDefault && !isPlain ? [defaultImpl(emitter, type, kept)] : []),
  ];
}

/** What an object without any keys gives. */
function defaultImpl(emitter: SchemasEmitter, type: ObjectType, fields: readonly Field[]): string[] {
  const inits = fields.map(({ name, schema, absent }) => {
    const value = schema.kind === "default" ? schema.value : absent;
    return `${name.snake}: ${value === undefined ? "Default::default()" : literal(emitter, schema, value).single},`;
  });
  return [
    ...implHeader("Default", type.name.pascal),
    "    #[rustfmt::skip]",
    "    fn default() -> Self {",
    "        Self {",
    ...indentLines(inits, 12),
    ...(typeof type.others === "string" ? [] : [`            ${othersName(type)}: json::Record::new(),`]),
    "        }",
    "    }",
    "}",
  ];
}

function decodeImpl(emitter: SchemasEmitter, type: ObjectType): string[] {
  const { fields } = type.shape;
  const keepsOthers = typeof type.others !== "string";
  const fixed = fields.filter((field) => fixedValue(emitter, field));
  const inits = [
    ...fields.filter((field) => !fixed.includes(field)).map((field) => initField(emitter, field)),
    ...(keepsOthers ? [[`${othersName(type)}: names.into_iter().zip(values).collect(),`]] : []),
  ];
  return [
    ...beginReading(type, JSON_READING),
    ...indentLines(
      fields.flatMap((field) => {
        return assign(8, `let mut ${local(field)} =`, atom(fixed.includes(field) ? "false" : "None"), ";");
      }),
      8,
    ),
    ...(keepsOthers ? ["        let (mut names, mut values) = (Vec::new(), Vec::new());"] : []),
    "        reader.begin_object()?;",
    ...(fields.length === 0 && type.others === "stripped" ? SKIP_ALL : readFields(emitter, type)),
    ...fixed.flatMap((field) => [
      `        if !${local(field)} {`,
      "            return Err(json::Invalid);",
      "        }",
    ]),
    ...indentLines(structLiteral("Ok(Self", inits, ")"), 8),
    "    }",
    "}",
  ];
}

const SKIP_ALL = ["        while reader.next_key()?.is_some() {", "            reader.skip()?;", "        }"];

function readFields(emitter: SchemasEmitter, type: ObjectType): string[] {
  const { fields } = type.shape;
  return [
    "        while let Some(key) = reader.next_key()? {",
    "            match key {",
    ...indentLines(
      fields.flatMap((field) => readField(emitter, field)),
      16,
    ),
    ...indentLines(readOther(emitter, type), 16),
    "            }",
    "        }",
  ];
}

/** The arm for keys that are not known. */
function readOther(emitter: SchemasEmitter, { others }: ObjectType): string[] {
  if (others === "stripped") return ["_ => reader.skip()?,"];
  if (others === "refused") return ["_ => return Err(json::Invalid),"];
  emitter.place = "others";
  const read = tried(readExpression(emitter, others, { indent: 20, tail: TRY }));
  return [
    '"__proto__" => reader.skip()?,',
    "_ => {",
    "    names.push(key.to_owned());",
    ...indentLines(assign(20, "let value =", read, ";")),
    "    values.push(value);",
    "}",
  ];
}

/** The arm that reads a field, on one line or with a statement of its own for the value. */
function readField(emitter: SchemasEmitter, field: Field): string[] {
  const pattern = rustString(field.name.author);
  const name = local(field);
  emitter.place = field.name.snake.replace(/^r#/, "");
  const fixed = fixedValue(emitter, field);
  if (fixed) return readFixed(pattern, name, fixed);
  const value = tried(readExpression(emitter, field.schema, { indent: 20, tail: TRY }));
  if (value.single !== undefined) {
    const lines = matchArm(16, pattern, `${name} =`, `Some(${value.single})`);
    // rustfmt breaks a `?` in the last columns of a block, but not of the arm's own line.
    if (lines.length === 1 || (lines.length === 3 && lines.every((line) => fits(16 + TRY, line)))) return lines;
  }
  const read = assign(20, "let value =", value, ";");
  return [`${pattern} => {`, ...indentLines([...read, ...assign(20, `${name} =`, atom("Some(value)"), ";")]), "}"];
}

/** The arm of a field that has no place: it is only noted that it was there. */
function readFixed(pattern: string, name: string, { value }: Choice): string[] {
  const arm = `${pattern} => ${name} = reader.exactly(json::${rustScalar(value)})?,`;
  return fits(16, arm) ? [arm] : [SKIP, arm];
}

function initField(emitter: SchemasEmitter, field: Field): string[] {
  const { snake } = field.name;
  const name = local(field);
  const link = presenceLink(emitter, field);
  if (isMaybe(field.schema)) return fieldInit(12, snake, call("json::Maybe::from", [name]));
  if (link !== undefined) return fieldInit(12, snake, chainOf(name, [link], 12, 1));
  return snake === name ? [`${name},`] : fieldInit(12, snake, atom(name));
}

/** What an `Option` needs to become a field's value. */
function presenceLink(emitter: SchemasEmitter, { schema, ...field }: Field): Expression | undefined {
  if (schema.kind === "optional") return undefined;
  if (schema.kind === "default") return defaultLink(emitter, { schema, ...field }, schema);
  if (field.presence === "filled") return orElse(emitter, { schema, ...field });
  return tried(call(".ok_or", ["json::Invalid"]));
}

function encodeImpl(emitter: SchemasEmitter, type: ObjectType): string[] {
  const { name, shape } = type;
  const keepsOthers = typeof type.others !== "string";
  return [
    ...implHeader("json::Encode", name.pascal),
    "    fn encode(&self, writer: &mut json::Writer<'_>) {",
    "        writer.begin_object();",
    ...(keepsOthers ? [`        self.${othersName(type)}.write_integers(writer);`] : []),
    ...indentLines(
      shape.fields.flatMap((field) => writeField(emitter, field)),
      8,
    ),
    ...(keepsOthers ? [`        self.${othersName(type)}.write_names(writer);`] : []),
    "        writer.end_object();",
    "    }",
    "}",
  ];
}

function writeField(emitter: SchemasEmitter, field: Field): string[] {
  const { name, schema } = field;
  const key = rustString(name.author);
  const fixed = fixedValue(emitter, field);
  const method = isMaybe(schema) ? "maybe" : "field";
  const write = (indent: number, value: string) => statement(indent, methodCall("writer", method, [key, value]));
  if (fixed) return write(8, encodable(fixed.value));
  if (isMaybe(schema)) return write(8, `&self.${name.snake}`);
  if (schema.kind !== "optional") return write(8, `&self.${name.snake}`);
  const head = `if let Some(value) = &self.${name.snake} {`;
  const opening = fits(8, head) ? [head] : ["if let Some(value) =", `    &self.${name.snake}`, "{"];
  return [...opening, ...indentLines(write(12, "value")), "}"];
}

/** A value as an argument that can be written. */
function encodable(value: Choice["value"]): string {
  switch (typeof value) {
    case "string":
      return rustString(value);
    case "number":
      return `&${rustFloat(value)}`;
    case "boolean":
      return `&${value}`;
    default:
      return "&json::Null";
  }
}

function statement(indent: number, { single, multi }: Expression): string[] {
  if (single !== undefined && fits(indent, `${single};`)) return [`${single};`];
  return [...multi.slice(0, -1), `${multi.at(-1)};`];
}
