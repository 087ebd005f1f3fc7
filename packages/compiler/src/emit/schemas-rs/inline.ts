/**
 * Reading values whose expression is too long or too odd to be laid out as rustfmt would: each is a function of its own,
 * which rustfmt leaves alone.
 */
import type { Item, NumberCheck, Schema } from "../../model.ts";
import { rustString } from "../../names.ts";
import { call, type Expression } from "../rust-layout.ts";
import { namedType, type SchemasEmitter, takeName } from "./emitter.ts";
import { literal } from "./literal.ts";
import { integerRange, lengthRange, numberRange, rustFloat } from "./range.ts";
import { checkedString, checksConstant, hasTextChecks, isLength, wordsConstant } from "./text-checks.ts";
import { rustType } from "./type.ts";

/** Whether a schema is read by a function of its own. */
export function isOdd(schema: Schema): boolean {
  switch (schema.kind) {
    case "number":
    case "int":
      return schema.checks.some(({ kind }) => kind === "multipleOf");
    case "tuple":
      return true;
    case "record":
      return schema.key !== undefined || schema.loose;
    case "catch":
    case "pipe":
      return true;
    default:
      return false;
  }
}

/** The function that reads an odd schema. */
export function readFunction(emitter: SchemasEmitter, schema: Schema): string {
  const known = emitter.names.get(schema);
  if (known !== undefined) return known;
  const name = takeName(emitter, `read_${emitter.place}`);
  emitter.names.set(schema, name);
  emitter.parts.push([
    "#[rustfmt::skip]",
    `fn ${name}(reader: &mut json::Reader<'_>) -> Result<${rustType(schema)}, json::Invalid> {`,
    `    ${inlineRead(emitter, schema)}`,
    "}",
  ]);
  return name;
}

/** An expression on one line that reads a value with the variable `reader`, and gives a `Result`. */
export function inlineRead(emitter: SchemasEmitter, schema: Schema): string {
  const inner = (part: Schema): string => closure("reader", inlineRead(emitter, part));
  switch (schema.kind) {
    case "string": {
      if (hasTextChecks(schema.checks)) return `reader.${checkedString(schema)}(${checksConstant(emitter, schema)})`;
      const range = lengthRange(schema.checks.filter(isLength));
      return range === undefined ? "reader.string()" : `reader.string_of(${range})`;
    }
    case "template":
      return `reader.string_with(${checksConstant(emitter, schema)})`;
    case "number":
      return multiples(ranged("number", numberRange(emitter, schema.checks)), schema.checks, "*number");
    case "int": {
      const method = { i64: "int", i32: "int32", u32: "uint32" }[schema.width];
      const read = ranged(method, integerRange(schema.checks, schema.width));
      return multiples(read, schema.checks, schema.width === "i64" ? "*number as f64" : "f64::from(*number)");
    }
    case "boolean":
      return "reader.boolean()";
    case "stringbool":
      return `reader.boolean_of(${wordsConstant(emitter, schema)})`;
    case "unknown":
      return "reader.any()";
    case "null":
    case "never":
      return `<${rustType(schema)} as json::Decode>::decode(reader)`;
    case "array": {
      const range = lengthRange(schema.checks);
      return range === undefined
        ? `reader.array(${inner(schema.item)})`
        : `reader.array_of(${range}, ${inner(schema.item)})`;
    }
    case "file":
      throw new Error("no JSON is read as a file");
    case "tuple":
      return tupleRead(emitter, schema);
    case "record":
      return recordRead(emitter, schema);
    case "nullable":
      return `reader.nullable(${inner(schema.inner)})`;
    case "optional":
    case "default":
      return inlineRead(emitter, schema.inner);
    case "nonoptional":
      return inlineRead(emitter, schema.inner.kind === "optional" ? schema.inner.inner : schema.inner);
    case "catch":
      return `reader.catching(${inner(present(schema.inner))}, ${closure("", literal(emitter, schema.inner, schema.value).single)})`;
    case "pipe":
      return `reader.piped(${inner(schema.from)}, ${inner(schema.to)})`;
    case "named":
      return `<${rustType(schema)} as json::Decode>::decode(reader)`;
  }
}

/** A closure, or the function that it would only call. */
export function closure(parameter: string, body: string): string {
  const called = /^([\w:]+|<[^()]+)\((\w*)\)$/.exec(body);
  return called?.[2] === parameter ? (called[1] ?? "") : `|${parameter}| ${body}`;
}

/** How an `Option` gets the value that stands in for nothing. */
export function orElse(emitter: SchemasEmitter, { schema, absent = null }: Item): Expression {
  const value = literal(emitter, schema, absent).single;
  if (/^(?:-?[\d.e]+|true|false|None|\w+::\w+)$/.test(value)) return call(".unwrap_or", [value]);
  if (value === "Vec::new()" || value === "json::Record::new()") return call(".unwrap_or_default", []);
  return call(".unwrap_or_else", [closure("", value)]);
}

/** A value that is there is read by what stands inside of what says that it may be absent. */
function present(schema: Schema): Schema {
  return schema.kind === "optional" || schema.kind === "default" ? present(schema.inner) : schema;
}

function ranged(method: string, range: string | undefined): string {
  return range === undefined ? `reader.${method}()` : `reader.${method}_in(${range})`;
}

function multiples(read: string, checks: readonly NumberCheck[], number: string): string {
  const divisors = checks.flatMap((check) => (check.kind === "multipleOf" ? [rustFloat(check.value)] : []));
  if (divisors.length === 0) return read;
  const tests = divisors.map((divisor) => `json::is_multiple(${number}, ${divisor})`);
  return `reader.checked(|reader| ${read}, |number| ${tests.join(" && ")})`;
}

function tupleRead(emitter: SchemasEmitter, { items, rest }: Schema & { readonly kind: "tuple" }): string {
  const parts = items.map((item) => {
    const { schema, presence } = item;
    const read = closure("reader", inlineRead(emitter, schema));
    if (presence === "required") return `items.next(${read})?`;
    const optional = `items.optional(${read})?`;
    if (presence === "optional") return schema.kind === "optional" ? optional : `${optional}.flatten()`;
    return `${optional}${orElse(emitter, item).single}`;
  });
  const all = [...parts, ...(rest ? [`items.rest(${closure("reader", inlineRead(emitter, rest))})?`] : [])];
  return `reader.tuple(|items| Ok((${all.join(", ")}${all.length === 1 ? "," : ""})))`;
}

function recordRead(emitter: SchemasEmitter, schema: Schema & { readonly kind: "record" }): string {
  const value = closure("reader", inlineRead(emitter, schema.value));
  if (schema.key === undefined && !schema.loose) return `reader.record(${value})`;
  if (schema.keys && !schema.partial) {
    const method = schema.loose ? "loose_record_of" : "record_of";
    return `reader.${method}(&[${schema.keys.map((key) => rustString(String(key))).join(", ")}], ${value})`;
  }
  const method = schema.loose ? "loose_record" : "record_with";
  return `reader.${method}(|key| ${keyRead(emitter, schema)}, ${value})`;
}

function keyRead(emitter: SchemasEmitter, { key, keys }: Schema & { readonly kind: "record" }): string {
  if (keys) return `json::listed_key(key, &[${keys.map((each) => rustString(String(each))).join(", ")}])`;
  const schema = key && resolveKey(emitter, key);
  switch (schema?.kind) {
    case "string":
    case "template":
      return `json::text_key(key, ${checksConstant(emitter, schema)})`;
    case "number":
    case "int":
      return `json::number_key(key, |number| ${numberTest(schema.checks)})`;
    default:
      return "Ok(key.to_owned())";
  }
}

function resolveKey(emitter: SchemasEmitter, key: Schema): Schema {
  const type = key.kind === "named" ? namedType(emitter, key.name) : undefined;
  return type?.kind === "alias" ? resolveKey(emitter, type.schema) : key;
}

/** A test of the variable `number`, a float. */
function numberTest(checks: readonly NumberCheck[]): string {
  const tests = checks.flatMap((check) => {
    switch (check.kind) {
      case "multipleOf":
        return [`json::is_multiple(number, ${rustFloat(check.value)})`];
      case "format":
        return FORMAT_TESTS[check.format];
      default: {
        const operator = `${check.kind === "min" ? ">" : "<"}${check.inclusive ? "=" : ""}`;
        return [`number ${operator} ${rustFloat(check.value)}`];
      }
    }
  });
  return tests.length === 0 ? "!number.is_nan()" : tests.join(" && ");
}

const SAFE = "number.fract() == 0.0 && number.abs() <= 9007199254740991.0";
const FORMAT_TESTS = {
  safeint: [SAFE],
  int32: [SAFE, "(-2147483648.0..=2147483647.0).contains(&number)"],
  uint32: [SAFE, "(0.0..=4294967295.0).contains(&number)"],
  float32: ["number.abs() <= 3.4028234663852886e38"],
  float64: [],
} as const;
