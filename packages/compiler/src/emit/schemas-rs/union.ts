import type { NamedType, Option, UnionType } from "../../model.ts";
import { rustDoc, rustString } from "../../names.ts";
import { implHeader } from "../rust-layout.ts";
import { rustScalar, writeScalar } from "./choice.ts";
import { onlyValue, type SchemasEmitter } from "./emitter.ts";
import { inlineRead } from "./inline.ts";
import { beginReading, JSON_READING, refinedReading } from "./refined.ts";
import { rustType } from "./type.ts";

type Union = NamedType & UnionType;

/** The enum of a union, and how it is read and written. */
export function emitUnion(emitter: SchemasEmitter, type: Union): string[][] {
  return [
    declareEnum(emitter, type),
    ...conversions(emitter, type),
    decodeImpl(emitter, type),
    ...refinedReading(type, JSON_READING),
    encodeImpl(emitter, type),
  ];
}

function declareEnum(emitter: SchemasEmitter, { name, docs, deprecated, options }: Union): string[] {
  return [
    ...rustDoc(docs, deprecated),
    "#[derive(Debug, Clone, PartialEq)]",
    "#[rustfmt::skip]",
    `pub enum ${name.pascal} {`,
    ...options.map(({ variant, schema }) => {
      return onlyValue(emitter, schema) ? `    ${variant},` : `    ${variant}(${rustType(schema)}),`;
    }),
    "}",
  ];
}

/** From the type of each option that no other option has. */
function conversions(emitter: SchemasEmitter, { name, options }: Union): string[][] {
  const types = options.map(({ schema }) => rustType(schema));
  return options.flatMap(({ variant, schema }, index) => {
    const type = types[index] ?? "";
    if (types.filter((other) => other === type).length > 1 || !/^[A-Z]\w*$/.test(type)) return [];
    if (onlyValue(emitter, schema)) return [];
    return [
      [
        ...implHeader(`From<${type}>`, name.pascal),
        `    fn from(value: ${type}) -> Self {`,
        `        Self::${variant}(value)`,
        "    }",
        "}",
      ],
    ];
  });
}

function decodeImpl(emitter: SchemasEmitter, type: Union): string[] {
  const read = type.key === undefined ? tryOptions(emitter, type) : chooseOption(emitter, type, type.key);
  return [
    ...beginReading(type, { ...JSON_READING, isOdd: true }),
    ...read.map((line) => `        ${line}`),
    "    }",
    "}",
  ];
}

function tryOptions(emitter: SchemasEmitter, { options, exclusive, name }: Union): string[] {
  if (exclusive) {
    return [
      `let mut only = json::Only::<${name.pascal}>::new(reader);`,
      ...options.map((option) => `only.option(reader, |reader| ${readOption(emitter, option)})?;`),
      "only.finish(reader)",
    ];
  }
  return [
    ...options.flatMap((option) => [
      `if let Some(value) = reader.attempt(|reader| ${readOption(emitter, option)})? {`,
      "    return Ok(value);",
      "}",
    ]),
    "Err(json::Invalid)",
  ];
}

/** An expression that reads an option with the variable `reader`, and gives a `Result` of the union. */
function readOption(emitter: SchemasEmitter, { schema, variant }: Option): string {
  const only = onlyValue(emitter, schema);
  if (only) return `reader.exactly(json::${rustScalar(only.value)}).map(|_| Self::${variant})`;
  return `${inlineRead(emitter, schema)}.map(Self::${variant})`;
}

/** The key's value says which option it is, before any of them is read. */
function chooseOption(emitter: SchemasEmitter, { options }: Union, key: string): string[] {
  const patterns = options.map(({ tags }, index) => `    ${tags.map(tagPattern).join(" | ")} => ${index + 1},`);
  return [
    `let option = reader.tag(${rustString(key)}, |tag| match tag {`,
    ...patterns,
    "    _ => 0,",
    "})?;",
    "match option {",
    ...options.map((option, index) => `    ${index + 1} => ${readOption(emitter, option)},`),
    "    _ => Err(json::Invalid),",
    "}",
  ];
}

function tagPattern(tag: Option["tags"][number]): string {
  return tag === undefined ? "None" : `Some(json::${rustScalar(tag)})`;
}

function encodeImpl(emitter: SchemasEmitter, { name, options }: Union): string[] {
  return [
    ...implHeader("json::Encode", name.pascal),
    "    #[rustfmt::skip]",
    "    fn encode(&self, writer: &mut json::Writer<'_>) {",
    "        match self {",
    ...options.map(({ variant, schema }) => {
      const only = onlyValue(emitter, schema);
      const write = only ? writeScalar(only.value) : "value.encode(writer)";
      return `            Self::${variant}${only ? "" : "(value)"} => ${write},`;
    }),
    "        }",
    "    }",
    "}",
  ];
}
