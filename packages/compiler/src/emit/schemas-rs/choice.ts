import type { Choice, NamedType } from "../../model.ts";
import { rustDoc, rustString } from "../../names.ts";
import { fits, implHeader, indentLines } from "../rust-layout.ts";
import type { SchemasEmitter } from "./emitter.ts";
import { rustFloat } from "./range.ts";
import { beginReading, checked, JSON_READING, refinedReading } from "./refined.ts";

type ChoiceType = NamedType & { readonly kind: "choice" };

/** The enum of a choice, and how it is read and written. */
export function emitChoice(emitter: SchemasEmitter, type: ChoiceType): string[][] {
  const accessor = createAccessor(type.options);
  const isText = isTextual(type);
  const functions = [
    ...(accessor ? [accessFunction(type.options, accessor)] : []),
    ...(emitter.texts.has(type.name.pascal) && !isText ? [fromText(emitter, type)] : []),
  ];
  return [
    declareEnum(type),
    ...(functions.length > 0 ? [inherentImpl(type.name.pascal, functions)] : []),
    ...(accessor?.name === "as_str" ? [displayImpl(type.name.pascal, "self.as_str()")] : []),
    ...(isText ? [fromStrImpl(type)] : []),
    decodeImpl(type),
    ...refinedReading(type, JSON_READING),
    encodeImpl(type, accessor),
  ];
}

function declareEnum({ name, docs, deprecated, options }: ChoiceType): string[] {
  return [
    ...rustDoc(docs, deprecated),
    "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]",
    `pub enum ${name.pascal} {`,
    ...options.map(({ variant }) => `    ${variant},`),
    "}",
  ];
}

/** How the value of an option is had, where all values are of one type. */
interface Accessor {
  readonly name: "as_str" | "as_i64" | "as_f64";
  readonly type: string;
  readonly literal: (value: Choice["value"]) => string;
  /** The writer's method for it. */
  readonly write: string;
}

function createAccessor(options: readonly Choice[]): Accessor | undefined {
  const values = options.map(({ value }) => value);
  if (values.every((value) => typeof value === "string")) {
    return { name: "as_str", type: "&'static str", literal: (value) => rustString(String(value)), write: "string" };
  }
  if (values.every(Number.isSafeInteger)) return { name: "as_i64", type: "i64", literal: String, write: "int" };
  if (!values.every((value) => typeof value === "number")) return undefined;
  return { name: "as_f64", type: "f64", literal: (value) => rustFloat(Number(value)), write: "number" };
}

function accessFunction(options: readonly Choice[], { name, type, literal }: Accessor): string[] {
  return [
    "/// The value that stands for the option.",
    `pub const fn ${name}(self) -> ${type} {`,
    "    match self {",
    ...indentLines(
      options.flatMap(({ variant, value }) => arm(12, `Self::${variant}`, literal(value))),
      8,
    ),
    "    }",
    "}",
  ];
}

function fromText(emitter: SchemasEmitter, { options, refinements }: ChoiceType): string[] {
  emitter.uses.add("text");
  const strings = options.filter(({ value }) => typeof value === "string");
  const words = options.filter(
    ({ value }) => typeof value === "boolean" && !strings.some((s) => s.value === `${value}`),
  );
  const numbers = options.filter(({ value }) => typeof value === "number");
  const arms = [...strings, ...words].flatMap(({ variant, value }) => {
    return arm(12, rustString(String(value)), `Ok(Self::${variant})`);
  });
  const number = [
    "match text::number(input)? {",
    ...indentLines(numbers.flatMap(({ variant, value }) => arm(12, rustFloat(Number(value)), `Ok(Self::${variant})`))),
    "    _ => Err(text::Invalid),",
    "}",
  ];
  const input = arms.length > 0 || numbers.length > 0 ? "input" : "_";
  const body = indentLines(textBody(arms, numbers.length > 0 ? number : ["Err(text::Invalid)"]));
  const docs = "/// Reads an option from text: a path parameter, a value of the query, a header.";
  if (!refinements) return [docs, `pub fn from_text(${input}: &str) -> Result<Self, text::Invalid> {`, ...body, "}"];
  return [
    docs,
    "pub fn from_text(input: &str) -> Result<Self, text::Invalid> {",
    "    let value = Self::read_text(input)?;",
    ...checked("text::Invalid"),
    "}",
    "",
    `fn read_text(${input}: &str) -> Result<Self, text::Invalid> {`,
    ...body,
    "}",
  ];
}

/** Tries the arms, then the rest. */
function textBody(arms: readonly string[], rest: readonly string[]): string[] {
  if (arms.length === 0) return [...rest];
  const [first = "", ...others] = rest;
  const fallback =
    others.length === 0 ? [`_ => ${first},`] : [`_ => ${first}`, ...others.slice(0, -1), `${others.at(-1)},`];
  return ["match input {", ...indentLines([...arms, ...fallback]), "}"];
}

function inherentImpl(name: string, functions: readonly string[][]): string[] {
  const lines = functions.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
  return [`impl ${name} {`, ...indentLines(lines), "}"];
}

/** Whether all options are strings, and any of them may be read as such. */
export function isTextual({ options, refinements }: ChoiceType): boolean {
  return !refinements && options.every(({ value }) => typeof value === "string");
}

/** `text` is an expression that gives a `&str`. */
export function displayImpl(name: string, text: string): string[] {
  return [
    ...implHeader("::core::fmt::Display", name),
    "    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {",
    `        f.pad(${text})`,
    "    }",
    "}",
  ];
}

function fromStrImpl({ name, options }: ChoiceType): string[] {
  return [
    ...implHeader("::core::str::FromStr", name.pascal),
    "    type Err = json::Invalid;",
    "",
    "    fn from_str(input: &str) -> Result<Self, json::Invalid> {",
    "        match input {",
    ...indentLines(
      options.flatMap(({ variant, value }) => arm(12, rustString(String(value)), `Ok(Self::${variant})`)),
      12,
    ),
    "            _ => Err(json::Invalid),",
    "        }",
    "    }",
    "}",
  ];
}

function decodeImpl(type: ChoiceType): string[] {
  const { name, options } = type;
  if (isTextual(type)) {
    return [
      ...implHeader("json::Decode", name.pascal),
      "    fn decode(reader: &mut json::Reader<'_>) -> Result<Self, json::Invalid> {",
      "        reader.text()?.parse()",
      "    }",
      "}",
    ];
  }
  const [method, pattern] = readerMethod(options);
  return [
    ...beginReading(type, JSON_READING),
    `        match reader.${method}()? {`,
    ...indentLines(
      options.flatMap(({ variant, value }) => arm(12, pattern(value), `Ok(Self::${variant})`)),
      12,
    ),
    "            _ => Err(json::Invalid),",
    "        }",
    "    }",
    "}",
  ];
}

/** The reader's method for all of the options, and the pattern for one. */
function readerMethod(options: readonly Choice[]): [method: string, pattern: (value: Choice["value"]) => string] {
  if (options.every(({ value }) => typeof value === "number")) return ["number", (value) => rustFloat(Number(value))];
  return ["scalar", scalarPattern];
}

function scalarPattern(value: Choice["value"]): string {
  return `json::${rustScalar(value)}`;
}

/** A value as a `Scalar` of the crate: an expression, and a pattern. */
export function rustScalar(value: Choice["value"]): string {
  switch (typeof value) {
    case "string":
      return `Scalar::Text(${rustString(value)})`;
    case "number":
      return `Scalar::Number(${rustFloat(value)})`;
    case "boolean":
      return `Scalar::Boolean(${value})`;
    default:
      return "Scalar::Null";
  }
}

function encodeImpl({ name, options }: ChoiceType, accessor: Accessor | undefined): string[] {
  const arms = options.flatMap(({ variant, value }) => arm(12, `Self::${variant}`, writeScalar(value)));
  const body = accessor
    ? [`writer.${accessor.write}(self.${accessor.name}());`]
    : ["match self {", ...indentLines(arms), "}"];
  return [
    ...implHeader("json::Encode", name.pascal),
    "    fn encode(&self, writer: &mut json::Writer<'_>) {",
    ...indentLines(body, 8),
    "    }",
    "}",
  ];
}

/** The statement that writes a value. */
export function writeScalar(value: Choice["value"]): string {
  switch (typeof value) {
    case "string":
      return `writer.string(${rustString(value)})`;
    case "number":
      return `writer.number(${rustFloat(value)})`;
    case "boolean":
      return `writer.boolean(${value})`;
    default:
      return "writer.null()";
  }
}

function arm(indent: number, pattern: string, body: string): string[] {
  const single = `${pattern} => ${body},`;
  return fits(indent, single) ? [single] : [`${pattern} => {`, `    ${body}`, "}"];
}
