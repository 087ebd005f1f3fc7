import type { Schema } from "../../model.ts";
import { call, chainOf, type Expression, fits, indentLines } from "../rust-layout.ts";
import type { SchemasEmitter } from "./emitter.ts";
import { integerRange, lengthRange, numberRange } from "./range.ts";

/** Where an expression stands: how far its line is indented, and how many columns what follows it takes. */
interface Place {
  readonly indent: number;
  readonly tail: number;
}

/** What `?;` takes behind a call on a line of its own. */
export const TRY = 3;

/** The expression that reads a value with the variable `reader`. It gives a `Result`. */
export function readExpression(emitter: SchemasEmitter, schema: Schema, place: Place): Expression {
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
    case "named":
      return call(`${schema.name.pascal}::decode`, ["reader"]);
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
  switch (schema.kind) {
    case "string":
      return read(lengthRange(schema.checks), "string", "string_of");
    case "number":
      return read(numberRange(emitter, schema.checks), "number", "number_in");
    case "int":
      return read(integerRange(schema.checks), "int", "int_in");
    case "boolean":
      return { method: "boolean", range: undefined };
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
  const plain = plainRead(emitter, schema);
  if (plain) return plain.range === undefined ? `json::Reader::${plain.method}` : undefined;
  return schema.kind === "named" ? `${schema.name.pascal}::decode` : undefined;
}
