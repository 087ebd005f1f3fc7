import type { Model, NamedType, Schema } from "../../model.ts";
import { partsOfSchema, partsOfType, schemaOfBody, withParts } from "../../schema-parts.ts";
import { header } from "../header.ts";
import { emitAlias } from "./alias.ts";
import { emitChoice } from "./choice.ts";
import { createEmitter, fixedValue, isExactType, onlyValue, type SchemasEmitter } from "./emitter.ts";
import { emitObject, isReadFromJson } from "./object.ts";
import { refinedParts } from "./refined.ts";
import { rustType } from "./type.ts";
import { emitUnion } from "./union.ts";

/** Emits `generated/schemas.rs`: every named type, and how it is read and written. */
export function emitSchemasRs(model: Model): string {
  const emitter = createEmitter(model);
  const named = namesInUse(emitter, model);
  const sections = emitTypes(emitter, model.types, named);
  const head = [header(model.source), "//! The types of the contract.", ...(sections.length > 0 ? LINTS : [])];
  const imports = sections.length > 0 ? uses(emitter, model.types) : [];
  const all = [head, ...(imports.length > 0 ? [imports] : []), ...sections];
  return `${all.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Types, and how they are read and written, without literals that are not among the `named`. */
export function emitTypes(
  emitter: SchemasEmitter,
  types: readonly NamedType[],
  named: ReadonlySet<string>,
): string[][] {
  const isLeftOut = ({ name }: NamedType) => onlyValue(emitter, { kind: "named", name }) && !named.has(name.pascal);
  return types.flatMap((type) => (isLeftOut(type) ? [] : emitType(emitter, type)));
}

/** The types that emitted code names: a literal that stands only where Rust keeps no place for it is not among them. */
function namesInUse(emitter: SchemasEmitter, { types, routes }: Model): Set<string> {
  const bodies = routes.flatMap(({ body, responses }) => [body, ...responses.map((response) => response.body)]);
  return namesIn([
    ...types.flatMap((type) => keptParts(emitter, type)),
    ...bodies.flatMap((body) => schemaOfBody(body) ?? []),
  ]);
}

/** The names of types in schemas. */
export function namesIn(schemas: readonly Schema[]): Set<string> {
  return new Set(schemas.flatMap(withParts).flatMap((schema) => (schema.kind === "named" ? [schema.name.pascal] : [])));
}

/** The parts of a type that Rust keeps a place for. */
export function keptParts(emitter: SchemasEmitter, type: NamedType): Schema[] {
  const parts = partsOfType(type);
  if (type.kind === "union") return parts.filter((schema) => !onlyValue(emitter, schema));
  const fixed = type.kind === "object" ? type.shape.fields.filter((field) => fixedValue(emitter, field)) : [];
  return parts.filter((part) => !fixed.some(({ schema }) => schema === part));
}

function emitType(emitter: SchemasEmitter, type: NamedType): string[][] {
  const own = emitOwn(emitter, type);
  return [...emitter.parts.splice(0), ...own, ...refinedParts(emitter, type)];
}

function emitOwn(emitter: SchemasEmitter, type: NamedType): string[][] {
  emitter.place = type.name.snake.replace(/^r#/, "");
  switch (type.kind) {
    case "object":
      return emitObject(emitter, type);
    case "choice":
      return emitChoice(emitter, type);
    case "alias":
      return emitAlias(emitter, type);
    case "union":
      return emitUnion(emitter, type);
  }
}

/** What clippy says of names, values and shapes is the contract author's to decide. */
export const LINTS: readonly string[] = [
  "#![allow(",
  "    clippy::approx_constant,",
  "    clippy::derivable_impls,",
  "    clippy::enum_variant_names,",
  "    clippy::just_underscores_and_digits,",
  "    clippy::type_complexity,",
  '    reason = "names, values and types are the contract\'s"',
  ")]",
];

export function uses({ uses }: SchemasEmitter, types: readonly NamedType[]): string[] {
  const bounds = (["Excluded", "Included", "Unbounded"] as const).filter((bound) => uses.has(bound)).join(", ");
  return [
    ...(types.some((type) => partsOfType(type).some(usesFormat)) ? ["use ::bimetal::formats;"] : []),
    ...(types.some(usesJson) ? ["use ::bimetal::json;"] : []),
    // Methods that are not the trait's own call it, too.
    ...(types.some(({ refinements }) => refinements) ? ["use ::bimetal::json::Decode as _;"] : []),
    ...(uses.has("text") ? ["use ::bimetal::text;"] : []),
    ...(bounds === "" ? [] : [`use ::core::ops::Bound::${bounds.includes(",") ? `{${bounds}}` : bounds};`]),
  ];
}

/** The keys of a record are strings. */
function usesFormat(schema: Schema): boolean {
  if (schema.kind === "string") return schema.format !== undefined;
  return (schema.kind === "record" ? [schema.value] : partsOfSchema(schema)).some(usesFormat);
}

function usesJson(type: NamedType): boolean {
  switch (type.kind) {
    case "object":
      return isReadFromJson(type);
    case "choice":
    case "union":
      return true;
    case "alias":
      return !isExactType(type) || rustType(type.schema).includes("json::");
  }
}
