import type { ContractFunction, Model, NamedSchema, RustObject } from "../../model.ts";
import { docCode, rustDoc } from "../../names.ts";
import { header } from "../header.ts";
import { indentLines } from "../rust-layout.ts";
import { declareNames } from "../served-section.ts";

/** Emits `generated/objects.rs`: the traits of the classes that Rust has. */
export function emitObjectsRs(model: Model): string {
  const { objects } = model;
  const names = objects.map(({ name }) => name.pascal);
  const sections = [
    [header(model.source), "//! The classes that Rust has."],
    ["use super::{env::Env, schemas};", "use ::bimetal::{Context, Error};"],
    [
      '#[allow(non_snake_case, reason = "classes are written so")]',
      ...declareNames("Names", names, "A name for each of them, so that `serve!` must name them all and no other."),
    ],
    ...objects.flatMap((object) => (object.kind === "workflow" ? [] : [declareTrait(object), declareCheck(object)])),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** A value's type; nothing is `Null`. */
export function valueType(schema: NamedSchema | undefined, path: string): string {
  return schema ? `${path}${schema.name.pascal}` : "::bimetal::json::Null";
}

/** What the author's type implements. */
function declareTrait(object: RustObject): string[] {
  const { name, methods } = object;
  const isObject = object.kind === "durableObject";
  const docs = object.docs ?? `The class ${docCode(name.pascal)} of the contract.`;
  const head = isObject ? `${name.pascal}: ::bimetal::DurableObject<Env = Env>` : `${name.pascal}<S>`;
  return [
    ...rustDoc(docs),
    "#[rustfmt::skip]",
    `pub trait ${head} {`,
    ...indentLines(
      methods.flatMap((method) => {
        const given = [
          ...(isObject ? ["&self"] : []),
          ...(method.input ? [`input: schemas::${method.input.name.pascal}`] : []),
          ...(isObject ? [] : ["cx: Context<Env, S>"]),
        ];
        return [
          ...docsOf(method),
          `fn ${method.name.snake}(${given.join(", ")}) -> impl Future<Output = Result<${resultOf(method)}, Error>>;`,
        ];
      }),
    ),
    "}",
  ];
}

/** The function that {@link declareCheck} declares. */
export function checkName({ name }: RustObject): string {
  return `check_${name.snake.replace("r#", "")}`;
}

/** Refuses a type that is no such class where `serve!` names it, also natively. */
function declareCheck(object: RustObject): string[] {
  const { pascal } = object.name;
  const generics = object.kind === "durableObject" ? `T: ${pascal}` : `T: ${pascal}<S>, S`;
  return ["#[doc(hidden)]", `pub fn ${checkName(object)}<${generics}>() {}`];
}

function resultOf({ output }: ContractFunction): string {
  return output ? `schemas::${output.name.pascal}` : "()";
}

function docsOf({ name, docs }: ContractFunction): string[] {
  return rustDoc(docs ?? `The method ${docCode(name.author)}.`);
}
