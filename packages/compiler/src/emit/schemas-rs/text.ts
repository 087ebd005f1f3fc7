import type { Field, FileCheck, FileSchema, NamedType, NumberCheck, Schema } from "../../model.ts";
import { rustString } from "../../names.ts";
import { call, chainOf, type Expression, fieldInit, indentLines, structLiteral, tried } from "../rust-layout.ts";
import { defaultLink, isFlattened } from "./absent.ts";
import { isTextual, rustScalar } from "./choice.ts";
import { fixedValue, namedType, resolveExact, type SchemasEmitter, takeName } from "./emitter.ts";
import { integerRange, lengthRange, numberRange, rustFloat } from "./range.ts";
import { beginReading, TEXT_READING } from "./refined.ts";
import { checkedString, checksConstant, hasTextChecks, isLength, wordsConstant } from "./text-checks.ts";
import { isMaybe } from "./type.ts";

/** How an object is read from strings with names. */
export function decodeTextImpl(emitter: SchemasEmitter, type: NamedType & { readonly kind: "object" }): string[] {
  const { fields } = type.shape;
  emitter.uses.add("text");
  const inits = fields.flatMap((field) => {
    return fixedValue(emitter, field) ? [] : [fieldInit(12, field.name.snake, readPairs(emitter, field))];
  });
  // rustfmt has rules of its own for calls in calls.
  const hasNested = inits.flat().some((line) => line.includes("nullable(text::string_as"));
  const checks = fields.flatMap((field) => {
    const fixed = fixedValue(emitter, field);
    const name = rustString(field.name.author);
    return fixed ? [`pairs.one(${name}, text::exactly(text::${rustScalar(fixed.value)}))?;`] : [];
  });
  return [
    ...beginReading(type, {
      ...{ ...TEXT_READING, isOdd: checks.length > 0 || hasNested },
      ...(fields.length === 0 ? { input: "_: &text::Pairs<'_>" } : {}),
    }),
    ...indentLines(checks, 8),
    ...indentLines(structLiteral("Ok(Self", inits, ")"), 8),
    "    }",
    "}",
  ];
}

function readPairs(emitter: SchemasEmitter, field: Field): Expression {
  emitter.place = field.name.snake.replace(/^r#/, "");
  const into = isMaybe(field.schema) ? [call(".into", [])] : [];
  return chainOf("pairs", [...links(emitter, field), ...into], 12, 1);
}

/** The calls that lead from the pairs to a field's value. */
function links(emitter: SchemasEmitter, field: Field): Expression[] {
  const { schema } = field;
  const { element, range, wraps } = textValue(emitter, schema);
  const args = [rustString(field.name.author), ...(range === undefined ? [] : [range]), element];
  const maps = wraps.map((wrap) => call(".map", [wrap]));
  if (schema.kind !== "optional" && schema.kind !== "default") {
    const read = [call(range === undefined ? ".one" : ".many", args), ...maps];
    return read.map((link, index) => (index === maps.length ? tried(link) : link));
  }
  const read = [tried(call(range === undefined ? ".optional" : ".optional_many", args)), ...maps];
  if (schema.kind === "optional") return read;
  // To wrap values in `Some` and to take them out again would be one and the same.
  if (wraps.at(-1) === "Some" && isFlattened(emitter, schema)) return read.slice(0, -1);
  return [...read, defaultLink(emitter, field, schema)];
}

interface TextValue {
  /** The function that reads one text. */
  readonly element: string;
  /** How many texts there may be, where they are the items of an array. */
  readonly range: string | undefined;
  /** What the array is made, from the inside out. */
  readonly wraps: readonly string[];
}

function textValue(emitter: SchemasEmitter, schema: Schema): TextValue {
  const core = resolveExact(emitter, schema);
  if (core.kind === "optional" || core.kind === "default") return textValue(emitter, core.inner);
  if (core.kind === "array") {
    return { element: textFunction(emitter, core.item), range: lengthRange(core.checks) ?? "..", wraps: [] };
  }
  const type = core.kind === "named" ? namedType(emitter, core.name) : undefined;
  const inner = type?.kind === "alias" ? type.schema : core.kind === "nullable" ? core.inner : undefined;
  const array = inner && textValue(emitter, inner);
  if (array?.range === undefined) return { element: textFunction(emitter, core), range: undefined, wraps: [] };
  return { ...array, wraps: [...array.wraps, core.kind === "named" ? core.name.pascal : "Some"] };
}

/** A function from the text of one value to the value. */
export function textFunction(emitter: SchemasEmitter, schema: Schema): string {
  const core = resolveExact(emitter, schema);
  switch (core.kind) {
    case "string":
      if (hasTextChecks(core.checks)) return `text::${checkedString(core)}(${checksConstant(emitter, core)})`;
      return ranged("string", "string_of", lengthRange(core.checks.filter(isLength)));
    case "template":
      return `text::string_with(${checksConstant(emitter, core)})`;
    case "number":
      return multiples(ranged("number", "number_in", numberRange(emitter, core.checks)), core.checks);
    case "int": {
      const method = { i64: "int", i32: "int32", u32: "uint32" }[core.width];
      return multiples(ranged(method, `${method}_in`, integerRange(core.checks, core.width)), core.checks);
    }
    case "boolean":
      return "text::boolean";
    case "stringbool":
      return `text::boolean_of(${wordsConstant(emitter, core)})`;
    case "file":
      return `text::file(${fileChecks(emitter, core)})`;
    case "nullable":
      return `text::nullable(${textFunction(emitter, core.inner)})`;
    case "named": {
      const type = namedType(emitter, core.name);
      return type.kind === "choice" && isTextual(type)
        ? `str::parse::<${core.name.pascal}>`
        : `${core.name.pascal}::from_text`;
    }
    default:
      throw new Error(`no text is read as ${core.kind}`);
  }
}

/** The constant that holds the checks of a file. */
function fileChecks(emitter: SchemasEmitter, { checks }: FileSchema): string {
  if (checks.length === 0) return "&[]";
  const name = takeName(emitter, `${emitter.place}_CHECKS`.toUpperCase());
  const lines = checks.map((check) => `    text::FileCheck::${fileCheck(check)},`);
  emitter.parts.push(["#[rustfmt::skip]", `const ${name}: &[text::FileCheck] = &[`, ...lines, "];"]);
  return name;
}

function fileCheck(check: FileCheck): string {
  if (check.kind === "types") return `Types(&[${check.types.map(rustString).join(", ")}])`;
  return `${{ min: "Min", max: "Max", length: "Length" }[check.kind]}(${check.value})`;
}

/** Whether values of a schema are read from several texts. */
export function isTextArray(emitter: SchemasEmitter, schema: Schema): boolean {
  return textValue(emitter, schema).range !== undefined;
}

function multiples(read: string, checks: readonly NumberCheck[]): string {
  return checks.reduce((inner, check) => {
    return check.kind === "multipleOf" ? `text::multiple_of(${rustFloat(check.value)}, ${inner})` : inner;
  }, read);
}

function ranged(method: string, rangedMethod: string, range: string | undefined): string {
  return range === undefined ? `text::${method}` : `text::${rangedMethod}(${range})`;
}
