import type { Schema } from "../../model.ts";
import { call, chainOf, type Expression, fits, indentLines } from "../rust-layout.ts";
import type { SchemasEmitter } from "./emitter.ts";
import { isOdd, readFunction } from "./inline.ts";
import { integerRange, lengthRange, numberRange } from "./range.ts";
import { checkedString, checksConstant, hasTextChecks, isLength, wordsConstant } from "./text-checks.ts";
import { rustType } from "./type.ts";

/** Where an expression stands: how far its line is indented, and how many columns what follows it takes. */
interface Place {
  readonly indent: number;
  readonly tail: number;
}

/** What `?;` takes behind a call on a line of its own. */
export const TRY = 3;

/** The expression that reads a value with the variable `reader`. It gives a `Result`. */
export function readExpression(emitter: SchemasEmitter, schema: Schema, place: Place): Expression {
  if (isOdd(schema)) return call(readFunction(emitter, schema), ["reader"]);
  const plain = plainRead(emitter, schema);
  if (plain) return callReader(plain.method, plain.range === undefined ? [] : [plain.range], place);
  switch (schema.kind) {
    case "array": {
      const range = lengthRange(schema.checks);
      const method = range === undefined ? "array" : "array_of";
      return readInner(emitter, { method, range, inner: schema.item }, place);
    }
    case "record":
      return readInner(emitter, { method: "record", range: undefined, inner: schema.value }, place);
    case "nullable":
      return readInner(emitter, { method: "nullable", range: undefined, inner: schema.inner }, place);
    case "optional":
    case "default":
      return readExpression(emitter, schema.inner, place);
    case "nonoptional":
      return readExpression(emitter, schema.inner.kind === "optional" ? schema.inner.inner : schema.inner, place);
    case "null":
    case "never":
    case "named":
      return call(decodePath(schema), ["reader"]);
    default:
      throw new Error(`no method of the reader reads a ${schema.kind}`);
  }
}

interface PlainRead {
  readonly method: string;
  readonly range: string | undefined;
}

/** The reader's method for a value without parts. */
function plainRead(emitter: SchemasEmitter, schema: Schema): PlainRead | undefined {
  const read = (range: string | undefined, method: string, ranged: string) => ({
    method: range === undefined ? method : ranged,
    range,
  });
  if (isOdd(schema)) return undefined;
  switch (schema.kind) {
    case "string":
      if (hasTextChecks(schema.checks))
        return { method: checkedString(schema), range: checksConstant(emitter, schema) };
      return read(lengthRange(schema.checks.filter(isLength)), "string", "string_of");
    case "template":
      return { method: "string_with", range: checksConstant(emitter, schema) };
    case "number":
      return read(numberRange(emitter, schema.checks), "number", "number_in");
    case "int": {
      const method = { i64: "int", i32: "int32", u32: "uint32" }[schema.width];
      return read(integerRange(schema.checks, schema.width), method, `${method}_in`);
    }
    case "unknown":
      return { method: "any", range: undefined };
    case "boolean":
      return { method: "boolean", range: undefined };
    case "stringbool":
      return { method: "boolean_of", range: wordsConstant(emitter, schema) };
    default:
      return undefined;
  }
}

interface InnerRead extends PlainRead {
  readonly inner: Schema;
}

/** A call of a method that takes a function for the values inside. */
function readInner(emitter: SchemasEmitter, { method, range, inner }: InnerRead, place: Place): Expression {
  const leading = range === undefined ? [] : [range];
  const path = readPath(emitter, inner);
  if (path !== undefined) return callReader(method, [...leading, path], place);
  const indent = place.indent + 4;
  const body = readExpression(emitter, inner, { indent, tail: 0 });
  const { single } = call(`.${method}`, [...leading, `|reader| ${body.single}`]);
  const lines = body.single !== undefined && fits(indent, body.single) ? [body.single] : body.multi;
  const link = {
    single: body.single === undefined ? undefined : single,
    multi: [`.${method}(${[...leading, "|reader| {"].join(", ")}`, ...indentLines(lines), "})"],
  };
  return chainOf("reader", [link], place.indent, place.tail);
}

function callReader(method: string, args: readonly string[], { indent, tail }: Place): Expression {
  return chainOf("reader", [call(`.${method}`, args)], indent, tail);
}

/** A path to a function that reads a value, where there is one. */
function readPath(emitter: SchemasEmitter, schema: Schema): string | undefined {
  if (isOdd(schema)) return readFunction(emitter, schema);
  const plain = plainRead(emitter, schema);
  if (plain) return plain.range === undefined ? `json::Reader::${plain.method}` : undefined;
  return ["named", "null", "never"].includes(schema.kind) ? decodePath(schema) : undefined;
}

function decodePath(schema: Schema): string {
  const type = rustType(schema);
  return /^[\w:]+$/.test(type) ? `${type}::decode` : `<${type}>::decode`;
}
