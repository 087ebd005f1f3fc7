import { docCode, rustDoc, rustString } from "../../names.ts";
import {
  assign,
  atom,
  chain,
  fieldInit,
  fits,
  implHeader,
  indentLines,
  matchArm,
  structHeader,
  structLiteral,
} from "../rust-layout.ts";
import type { EnvTable, TableField } from "./lower-env.ts";
import { nullable, valueType } from "./value-type-rs.ts";

/** A struct for a table in a var, and how it is read. */
export function emitTable({ name, path, fields }: EnvTable): string[] {
  const declarations = fields.flatMap((field) => [
    ...rustDoc(field.docs ?? docCode(field.name.author)),
    ...assign(4, `pub ${field.name.snake}:`, atom(fieldType(field)), ","),
  ]);
  return [
    ...rustDoc(`The shape of ${docCode(path)}.`),
    "#[derive(Debug, Clone, PartialEq)]",
    ...structHeader(name),
    ...indentLines(declarations),
    "}",
    "",
    ...implHeader("::bimetal::json::Decode", name),
    "    fn decode(reader: &mut ::bimetal::json::Reader<'_>) -> Result<Self, ::bimetal::json::Invalid> {",
    ...indentLines(fields.flatMap(declareLocal), 8),
    "        reader.begin_object()?;",
    "        while let Some(key) = reader.next_key()? {",
    "            match key {",
    ...indentLines(fields.flatMap(readField), 16),
    "                _ => reader.skip()?,",
    "            }",
    "        }",
    ...indentLines(structLiteral("Ok(Self", fields.map(initField), ")"), 8),
    "    }",
    "}",
  ];
}

/** A field that may be absent is `None` then; where it may also be `null`, that is `None` too. */
function fieldType({ optional, type }: TableField): string {
  return optional ? `Option<${valueType(nullable(type) ?? type)}>` : valueType(type);
}

/** rustfmt breaks before a name that does not fit, too. */
function declareLocal(field: TableField): string[] {
  const left = `let mut ${local(field)} =`;
  return fits(8, left) ? assign(8, left, atom("None"), ";") : ["let mut", `${local(field)} =`, "    None;"];
}

function readField(field: TableField): string[] {
  const value = "::bimetal::json::Decode::decode(reader)?";
  return matchArm(16, rustString(field.name.author), `${local(field)} =`, field.optional ? value : `Some(${value})`);
}

function initField(field: TableField): string[] {
  const { snake } = field.name;
  const name = local(field);
  if (field.optional) return snake === name ? [`${name},`] : fieldInit(12, snake, atom(name));
  return fieldInit(12, snake, chain(name, ".ok_or(::bimetal::json::Invalid)?"));
}

/** What a variable of `decode` is called; `reader` and `key` are its own. */
function local({ name }: TableField): string {
  return name.snake === "reader" || name.snake === "key" ? `${name.snake}_` : name.snake;
}
