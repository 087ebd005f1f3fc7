import type { NamedType, Option, UnionType } from "../../model.ts";
import { rustDoc, rustString } from "../../names.ts";
import { implHeader } from "../rust-layout.ts";
import type { SchemasEmitter } from "./emitter.ts";
import { closure, inlineRead } from "./inline.ts";
import { rustFloat } from "./range.ts";
import { rustType } from "./type.ts";

type Union = NamedType & UnionType;

/** The enum of a union, and how it is read and written. */
export function emitUnion(emitter: SchemasEmitter, type: Union): string[][] {
  return [declareEnum(type), ...conversions(type), decodeImpl(emitter, type), encodeImpl(type)];
}

function declareEnum({ name, docs, options }: Union): string[] {
  return [
    ...rustDoc(docs),
    "#[derive(Debug, Clone, PartialEq)]",
    "#[rustfmt::skip]",
    `pub enum ${name.pascal} {`,
    ...options.map(({ variant, schema }) => `    ${variant}(${rustType(schema)}),`),
    "}",
  ];
}

/** From the type of each option that no other option has. */
function conversions({ name, options }: Union): string[][] {
  const types = options.map(({ schema }) => rustType(schema));
  return options.flatMap(({ variant }, index) => {
    const type = types[index] ?? "";
    if (types.filter((other) => other === type).length > 1 || !/^[A-Z]\w*$/.test(type)) return [];
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
    ...implHeader("json::Decode", type.name.pascal),
    ...(type.deep ? ["    const DEEP: bool = true;", ""] : []),
    "    #[rustfmt::skip]",
    "    fn decode(reader: &mut json::Reader<'_>) -> Result<Self, json::Invalid> {",
    ...read.map((line) => `        ${line}`),
    "    }",
    "}",
  ];
}

function tryOptions(emitter: SchemasEmitter, { options, exclusive, name }: Union): string[] {
  const read = (option: Option): string => closure("reader", inlineRead(emitter, option.schema));
  if (exclusive) {
    return [
      `let mut only = json::Only::<${name.pascal}>::new(reader);`,
      ...options.map((option) => {
        const value = `${inlineRead(emitter, option.schema)}.map(Self::${option.variant})`;
        return `only.option(reader, |reader| ${value})?;`;
      }),
      "only.finish(reader)",
    ];
  }
  return [
    ...options.flatMap((option) => [
      `if let Some(value) = reader.attempt(${read(option)})? {`,
      `    return Ok(Self::${option.variant}(value));`,
      "}",
    ]),
    "Err(json::Invalid)",
  ];
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
    ...options.map(({ schema, variant }, index) => {
      return `    ${index + 1} => ${inlineRead(emitter, schema)}.map(Self::${variant}),`;
    }),
    "    _ => Err(json::Invalid),",
    "}",
  ];
}

function tagPattern(tag: Option["tags"][number]): string {
  switch (typeof tag) {
    case "undefined":
      return "None";
    case "string":
      return `Some(json::Scalar::Text(${rustString(tag)}))`;
    case "number":
      return `Some(json::Scalar::Number(${rustFloat(tag)}))`;
    case "boolean":
      return `Some(json::Scalar::Boolean(${tag}))`;
    default:
      return "Some(json::Scalar::Null)";
  }
}

function encodeImpl({ name, options }: Union): string[] {
  return [
    ...implHeader("json::Encode", name.pascal),
    "    fn encode(&self, writer: &mut json::Writer<'_>) {",
    "        match self {",
    ...options.map(({ variant }) => `            Self::${variant}(value) => value.encode(writer),`),
    "        }",
    "    }",
    "}",
  ];
}
