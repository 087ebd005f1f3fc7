import type { Model, NamedType } from "../../model.ts";
import { header } from "../header.ts";
import { emitAlias } from "./alias.ts";
import { emitChoice } from "./choice.ts";
import { createEmitter, isExactType, type SchemasEmitter } from "./emitter.ts";
import { emitObject } from "./object.ts";
import { rustType } from "./type.ts";
import { emitUnion } from "./union.ts";

/** Emits `generated/schemas.rs`: every named type, and how it is read and written. */
export function emitSchemasRs(model: Model): string {
  const emitter = createEmitter(model);
  const sections = model.types.flatMap((type) => emitType(emitter, type));
  const head = [
    header(model.source),
    "//! The types of the contract.",
    ...(sections.length > 0 ? [...LINTS, "", ...uses(emitter, model)] : []),
  ];
  return `${[head, ...sections].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function emitType(emitter: SchemasEmitter, type: NamedType): string[][] {
  const own = emitOwn(emitter, type);
  return [...emitter.parts.splice(0), ...own];
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
const LINTS = [
  "#![allow(",
  "    clippy::approx_constant,",
  "    clippy::enum_variant_names,",
  "    clippy::just_underscores_and_digits,",
  "    clippy::type_complexity,",
  '    reason = "names, values and types are the contract\'s"',
  ")]",
];

function uses({ uses }: SchemasEmitter, { types }: Model): string[] {
  const bounds = (["Excluded", "Included", "Unbounded"] as const).filter((bound) => uses.has(bound)).join(", ");
  return [
    ...(types.some(usesJson) ? ["use ::bimetal::json;"] : []),
    ...(uses.has("text") ? ["use ::bimetal::text;"] : []),
    ...(bounds === "" ? [] : [`use ::core::ops::Bound::${bounds.includes(",") ? `{${bounds}}` : bounds};`]),
  ];
}

function usesJson(type: NamedType): boolean {
  switch (type.kind) {
    case "object":
      return type.wire.includes("json");
    case "choice":
    case "union":
      return true;
    case "alias":
      return !isExactType(type) || rustType(type.schema).includes("json::");
  }
}
