import type { Field, Json, NamedType, Schema } from "../../model.ts";
import { call, type Expression, indentLines } from "../rust-layout.ts";
import { namedType, resolveExact, type SchemasEmitter } from "./emitter.ts";
import { isShort, literal } from "./literal.ts";
import { rustType } from "./type.ts";

type DefaultSchema = Schema & { readonly kind: "default" };

/** The call of a method that gives a field's default to an `Option` without a value. */
export function defaultLink(emitter: SchemasEmitter, field: Field, schema: DefaultSchema): Expression {
  const { inner, value } = schema;
  if (needsFunction(emitter, schema)) return call(".unwrap_or_else", [`Self::${functionName(field)}`]);
  if (isFlattened(emitter, schema)) return call(".flatten", []);
  if (isEmpty(emitter, schema)) return call(".unwrap_or_default", []);
  const { single } = literal(emitter, inner, value);
  return isConstant(emitter, inner, value) ? call(".unwrap_or", [single]) : call(".unwrap_or_else", [`|| ${single}`]);
}

/** The functions that give the defaults too long to stand where they are used. */
export function defaultFunctions(emitter: SchemasEmitter, type: NamedType & { readonly kind: "object" }): string[][] {
  const functions = type.shape.fields.flatMap((field) => {
    const { schema } = field;
    return schema.kind === "default" && needsFunction(emitter, schema) ? [defaultFunction(emitter, field, schema)] : [];
  });
  if (functions.length === 0) return [];
  const lines = functions.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
  return [[`impl ${type.name.pascal} {`, ...indentLines(lines), "}"]];
}

function needsFunction(emitter: SchemasEmitter, schema: DefaultSchema): boolean {
  const { inner, value } = schema;
  if (isConstant(emitter, inner, value) || isEmpty(emitter, schema)) return false;
  return !isShort(literal(emitter, inner, value));
}

function defaultFunction(emitter: SchemasEmitter, field: Field, { inner, value }: DefaultSchema): string[] {
  return [
    // rustfmt has many rules for literals within literals.
    "#[rustfmt::skip]",
    `fn ${functionName(field)}() -> ${rustType(inner)} {`,
    ...indentLines(literal(emitter, inner, value).multi),
    "}",
  ];
}

function functionName({ name }: Field): string {
  return `default_${name.snake.replace(/^r#/, "")}`;
}

/** Whether a default says no more than that a value that is absent is `null`. */
export function isFlattened(emitter: SchemasEmitter, { inner, value }: DefaultSchema): boolean {
  return value === null && resolveExact(emitter, inner).kind === "nullable";
}

/** Whether a default is what the type's own `Default` gives. */
function isEmpty(emitter: SchemasEmitter, { inner, value }: DefaultSchema): boolean {
  const schema = resolveExact(emitter, inner);
  const { kind } = schema;
  if (schema.kind === "string") return value === "" && schema.format === undefined;
  return (kind === "array" || kind === "record") && Object.keys(value ?? {}).length === 0;
}

/** Whether a value of a schema is there without being made: clippy wants no closure around it. */
function isConstant(emitter: SchemasEmitter, schema: Schema, value: Json): boolean {
  if (value === null || schema.kind === "nullable") {
    return value === null || (schema.kind === "nullable" && isConstant(emitter, schema.inner, value));
  }
  if (schema.kind !== "named") return ["number", "int", "boolean", "stringbool"].includes(schema.kind);
  const type = namedType(emitter, schema.name);
  return type.kind === "choice" || (type.kind === "alias" && isConstant(emitter, type.schema, value));
}
