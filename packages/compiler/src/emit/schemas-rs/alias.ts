import type { NamedType, Schema } from "../../model.ts";
import { rustDoc } from "../../names.ts";
import { assign, atom, fits, implHeader, indentLines, tried } from "../rust-layout.ts";
import { displayImpl } from "./choice.ts";
import { isExactType, isUneven, namedType, type SchemasEmitter } from "./emitter.ts";
import { readExpression, TRY } from "./read.ts";
import { beginReading, checked, JSON_READING, refinedReading } from "./refined.ts";
import { isTextArray, textFunction } from "./text.ts";
import { rustType } from "./type.ts";

type AliasType = NamedType & { readonly kind: "alias" };

/** Another name for a type, or a type of its own where the schema has checks. */
export function emitAlias(emitter: SchemasEmitter, type: AliasType): string[][] {
  const { name, docs, deprecated, schema } = type;
  if (isExactType(type)) {
    return [[...rustDoc(docs, deprecated), ...declareAlias(name.pascal, rustType(schema))]];
  }
  emitter.place = name.snake.replace(/^r#/, "");
  const isText = emitter.texts.has(name.pascal) && !isTextArray(emitter, schema);
  return [
    [...rustDoc(docs, deprecated), deriveFor(emitter, schema), ...newtype(name.pascal, rustType(schema))],
    ...(isText ? [fromText(emitter, type)] : []),
    ...conversions(name.pascal, rustType(schema)),
    decodeImpl(emitter, type),
    ...refinedReading(type, JSON_READING),
    schema.kind === "tuple" && isUneven(schema) ? encodeTuple(name.pascal, schema) : encodeImpl(name.pascal),
  ];
}

function deriveFor(emitter: SchemasEmitter, schema: Schema): string {
  return `#[derive(Debug, Clone, PartialEq${isKey(emitter, schema) ? ", Eq, Hash" : ""})]`;
}

/** Whether values of a schema can be keys of a map: no floats, and no objects, which do not say. */
function isKey(emitter: SchemasEmitter, schema: Schema): boolean {
  switch (schema.kind) {
    case "string":
    case "template":
    case "int":
    case "boolean":
    case "stringbool":
    case "null":
      return true;
    case "array":
      return isKey(emitter, schema.item);
    case "nullable":
      return isKey(emitter, schema.inner);
    case "named": {
      const type = namedType(emitter, schema.name);
      return type.kind === "choice" || (type.kind === "alias" && !type.recursive && isKey(emitter, type.schema));
    }
    default:
      return false;
  }
}

/** rustfmt has many rules for tuples. */
const SKIP = "#[rustfmt::skip]";

function declareAlias(name: string, type: string): string[] {
  const left = `pub type ${name} =`;
  return type.includes("(") ? [SKIP, `${left} ${type};`] : assign(0, left, atom(type), ";");
}

function newtype(name: string, type: string): string[] {
  if (type.includes("(")) return [SKIP, `pub struct ${name}(pub ${type});`];
  const single = `pub struct ${name}(pub ${type});`;
  return fits(0, single) ? [single] : [`pub struct ${name}(`, `    pub ${type},`, ");"];
}

function fromText(emitter: SchemasEmitter, { name, schema, refinements }: AliasType): string[] {
  emitter.uses.add("text");
  const read = `${textFunction(emitter, schema)}(input).map(Self)`;
  return [
    `impl ${name.pascal} {`,
    "    /// Reads a value from text: a path parameter, a value of the query, a header.",
    "    pub fn from_text(input: &str) -> Result<Self, text::Invalid> {",
    ...(refinements
      ? [`        let value = ${read}?;`, ...indentLines(checked("text::Invalid"))]
      : [`        ${read}`]),
    "    }",
    "}",
  ];
}

function conversions(name: string, type: string): string[][] {
  const skip = type.includes("(") ? [SKIP] : [];
  const ofText = [
    [
      ...implHeader("From<&str>", name),
      "    fn from(value: &str) -> Self {",
      "        Self(value.to_owned())",
      "    }",
      "}",
    ],
    displayImpl(name, "&self.0"),
  ];
  return [
    [
      ...skip,
      ...implHeader(`From<${type}>`, name),
      `    fn from(value: ${type}) -> Self {`,
      "        Self(value)",
      "    }",
      "}",
    ],
    [
      ...skip,
      ...implHeader("::core::ops::Deref", name),
      `    type Target = ${type};`,
      "",
      "    fn deref(&self) -> &Self::Target {",
      "        &self.0",
      "    }",
      "}",
    ],
    ...(/^(?:Vec|json::Record)</.test(type) ? [derefMut(name)] : []),
    ...(type === "String" ? ofText : []),
  ];
}

/** So that items may be added. */
function derefMut(name: string): string[] {
  return [
    ...implHeader("::core::ops::DerefMut", name),
    "    fn deref_mut(&mut self) -> &mut Self::Target {",
    "        &mut self.0",
    "    }",
    "}",
  ];
}

function decodeImpl(emitter: SchemasEmitter, type: AliasType): string[] {
  const { schema } = type;
  return [
    ...beginReading(type, JSON_READING),
    ...indentLines(assign(8, "let value =", tried(readExpression(emitter, schema, { indent: 8, tail: TRY })), ";"), 8),
    "        Ok(Self(value))",
    "    }",
    "}",
  ];
}

/** Items that are absent are left out at the end, and those of the rest follow the others. */
function encodeTuple(name: string, { items, rest }: Schema & { readonly kind: "tuple" }): string[] {
  const writes = items.map(({ presence }, index) => {
    if (presence !== "optional") return `writer.item(&self.0.${index});`;
    return `if let Some(item) = &self.0.${index} { writer.item(item); }`;
  });
  return [
    ...implHeader("json::Encode", name),
    "    #[rustfmt::skip]",
    "    fn encode(&self, writer: &mut json::Writer<'_>) {",
    "        writer.begin_array();",
    ...writes.map((line) => `        ${line}`),
    ...(rest ? [`        for item in &self.0.${items.length} { writer.item(item); }`] : []),
    "        writer.end_array();",
    "    }",
    "}",
  ];
}

function encodeImpl(name: string): string[] {
  return [
    ...implHeader("json::Encode", name),
    "    fn encode(&self, writer: &mut json::Writer<'_>) {",
    "        json::Encode::encode(&self.0, writer);",
    "    }",
    "}",
  ];
}
