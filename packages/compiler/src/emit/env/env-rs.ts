import { bindingRow, type Json } from "@bimetal/config";
import type { Payload, Stub } from "../../model.ts";
import { docCode, rustDoc, rustString } from "../../names.ts";
import { bindingConstant, payloadType } from "../bindings/index.ts";
import { header } from "../header.ts";
import {
  assign,
  atom,
  call,
  type Expression,
  fieldInit,
  fits,
  indentLines,
  methodCall,
  structLiteral,
} from "../rust-layout.ts";
import { emitTable } from "./env-table-rs.ts";
import { type EmitEnvInput, type EnvField, lowerEnv } from "./lower-env.ts";
import { nullable, valueType } from "./value-type-rs.ts";

/** Emits `generated/env.rs`: the struct `Env`, how it is made, and a struct for every table in a var. */
export function emitEnvRs(input: EmitEnvInput): string {
  const { source } = input;
  const { fields, tables } = lowerEnv(input);
  const sections = [
    [header(source)],
    declareEnv(fields),
    implementFromEnv(fields, source),
    implementFake(fields, source),
    ...tables.map(emitTable),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function declareEnv(fields: readonly EnvField[]): string[] {
  const doc = ["/// What the config gives the Worker.", "#[derive(Debug, Clone)]"];
  if (fields.length === 0) return [...doc, "pub struct Env {}"];
  const lines = fields.flatMap((field) => {
    const [first = "", ...others] = assign(4, `pub ${field.name.snake}:`, atom(fieldType(field)), ",");
    const isWide = [first, ...others].some((line) => !fits(4, line));
    return [
      ...rustDoc(field.binding.docs ?? describe(field)),
      ...(isWide ? ["#[rustfmt::skip]"] : []),
      ...[first, ...others],
    ];
  });
  return [...doc, "pub struct Env {", ...indentLines(lines), "}"];
}

function implementFromEnv(fields: readonly EnvField[], source: string): string[] {
  const env = fields.length === 0 ? "_env" : "env";
  const reads = fields.flatMap((field) => {
    const place = rustString(`${source}:${field.binding.location.line}`);
    const payload = field.payload ? [constantOf(field.payload)] : [];
    const read = methodCall("env", readMethod(field), [rustString(field.binding.name), place, ...payload]);
    return assign(8, `let ${local(field)} =`, read, ";");
  });
  const inits = fields.map((field) => fieldInit(12, field.name.snake, atom(`${local(field)}?`)));
  return [
    "impl ::bimetal::FromEnv for Env {",
    `    fn from_env(${env}: &::bimetal::EnvSource) -> Result<Self, ::bimetal::EnvError> {`,
    ...indentLines([...reads, ...structLiteral("Ok(Self", inits, ")")], 8),
    "    }",
    "}",
  ];
}

function implementFake(fields: readonly EnvField[], source: string): string[] {
  const inits = fields.map((field) => fieldInit(12, field.name.snake, fakeValue(field)));
  // rustfmt has rules of its own for calls in calls.
  const isOdd = fields.some(({ binding, type, payload }) => (binding.optional && type) || payload);
  const floats = fields.some(({ type }) => type?.kind === "float");
  return [
    '#[cfg(not(target_arch = "wasm32"))]',
    "impl Env {",
    ...rustDoc(`An environment of in-memory fakes, with the vars of ${docCode(source)}.`).map((line) => `    ${line}`),
    ...(floats ? ['    #[allow(clippy::approx_constant, reason = "a var may look like a constant")]'] : []),
    ...(isOdd ? ["    #[rustfmt::skip]"] : []),
    "    pub fn fake() -> Self {",
    ...indentLines(structLiteral("Self", inits, ""), 8),
    "    }",
    "}",
  ];
}

function fieldType(field: EnvField): string {
  const { binding, type } = field;
  if (!binding.optional) return type ? valueType(type) : bindingType(field);
  return `Option<${type ? valueType(nullable(type) ?? type) : bindingType(field)}>`;
}

function bindingType(field: EnvField): string {
  if (field.payload) return payloadType(field.payload);
  const stub = stubOf(field);
  if (stub === undefined) return untypedBinding(field);
  const path = `super::stubs::${stub.name.pascal}`;
  return isService(field) ? path : `${untypedBinding(field)}<${path}>`;
}

/** The stub of its class, if it is the same in all environments. */
function stubOf({ binding, classes }: EnvField): Stub | undefined {
  const [first] = binding.types.length === 1 ? classes : [];
  return classes.every((bound) => bound?.stub === first?.stub) ? first?.stub : undefined;
}

/** Whether its stub stands for the binding itself, and not for what the binding gives. */
function isService({ binding }: EnvField): boolean {
  return binding.key === "services";
}

/** What is another kind of binding in other environments is known as nothing in particular. */
function untypedBinding({ binding }: EnvField): string {
  const types = new Set(binding.types.map((type) => bindingRow(type).rust));
  const [only = ""] = types;
  return `::bimetal::${types.size === 1 ? only : "Handle"}`;
}

function constantOf(payload: Payload): string {
  return `super::bindings::${bindingConstant(payload)}`;
}

function readMethod({ binding, payload }: EnvField): string {
  if (payload) return "typed";
  return binding.kind === "var" ? "var" : "binding";
}

/** What a variable of `from_env` is called; `env` is its parameter. */
function local({ name }: EnvField): string {
  return name.snake === "env" ? "env_" : name.snake;
}

function describe({ binding }: EnvField): string {
  if (binding.kind === "var" || binding.kind === "secret") return `The ${binding.kind} ${docCode(binding.name)}.`;
  return `The binding ${docCode(binding.name)} (${docCode(binding.key)}).`;
}

/** What some environments lack is there. */
function fakeValue(field: EnvField): Expression {
  const { binding } = field;
  const value = presentFake(field);
  if (!binding.optional) return value;
  return binding.kind === "var" && binding.value === null ? atom("None") : call("Some", [value.single ?? ""]);
}

function presentFake(field: EnvField): Expression {
  const { binding, type, payload } = field;
  if (payload) return atom(`${untypedBinding(field)}::fake().typed(${constantOf(payload)})`);
  if (binding.kind !== "var" || !type) {
    const fake = `${untypedBinding(field)}::fake`;
    return isService(field) && stubOf(field) ? atom(`${fake}().into()`) : call(fake, []);
  }
  const { value } = binding;
  const { kind } = type;
  if (kind === "string" && typeof value === "string") return call("String::from", [rustString(value)]);
  if (kind === "float" && typeof value === "number") return atom(floatLiteral(value));
  if (kind === "integer" || kind === "boolean") return atom(`${value}`);
  return call("::bimetal::test::var", [jsonLiteral(value)]);
}

function floatLiteral(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** JSON as a Rust string, with JSON's own escapes for what a Rust literal had better not hold. */
function jsonLiteral(value: Json): string {
  const json = JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => unicodeEscape(character.charCodeAt(index))).join(""),
  );
  if (!/["\\]/.test(json)) return `"${json}"`;
  let hashes = "#";
  while (json.includes(`"${hashes}`)) hashes += "#";
  if (hashes.length > MAX_HASHES) return rustString(json);
  return `r${hashes}"${json}"${hashes}`;
}

/** Of a raw string in Rust. */
const MAX_HASHES = 255;

function unicodeEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
