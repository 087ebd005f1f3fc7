import type { ContractFunction, Model, NamedSchema } from "../../model.ts";
import { docCode, rustDoc, rustString } from "../../names.ts";
import { header } from "../header.ts";
import { nodeName } from "../nodes-rs/index.ts";
import { fits, indentLines } from "../rust-layout.ts";

/** Emits `generated/functions.rs`: what Rust handlers call, and the trait of the functions that Rust has. */
export function emitFunctionsRs(model: Model): string {
  const own = rustFunctions(model);
  const sections = [
    [header(model.source), "//! The functions of the contract, as Rust calls them."],
    ["use super::{env::Env, nodes, schemas};", "use ::bimetal::{Context, Error, Function, call::nothing, json::Null};"],
    ...(own.length > 0 ? [declareTrait(own), declareNames(own)] : []),
    ...model.functions.flatMap((fn, index) => [declareConstant(fn, index), declareFunction(fn)]),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The functions that `serve!` is to be given. */
export function rustFunctions({ functions }: Model): readonly ContractFunction[] {
  return functions.filter(isRust);
}

function isRust({ language }: ContractFunction): boolean {
  return language === "rust";
}

/** The Wasm export of a Rust function. */
export function functionExport({ name }: ContractFunction): string {
  return `bm_function_${name.snake.replace("r#", "")}`;
}

/** Handlers reach the author's functions by it, wherever these stand. */
function declareTrait(functions: readonly ContractFunction[]): string[] {
  return [
    "/// The functions that Rust has. `serve!` implements this for the state, with those that it is given. `By` is a type of",
    "/// the crate that calls `serve!`: the state and this trait may be another one's.",
    "#[rustfmt::skip]",
    "pub trait Functions<By>: Sized {",
    ...indentLines(
      functions.flatMap((fn) => [
        ...docs(fn),
        `fn ${fn.name.snake}(${parameters(fn, "cx: Context<Env, Self>")}) -> impl Future<Output = ${result(fn)}>;`,
      ]),
    ),
    "}",
  ];
}

function declareNames(functions: readonly ContractFunction[]): string[] {
  return [
    "/// A name for each of them, so that `serve!` refuses any other where it stands.",
    "#[doc(hidden)]",
    "pub struct Names {",
    ...functions.map(({ name }) => `    pub ${name.snake}: (),`),
    "}",
  ];
}

/** What an implementation of the trait has for a function of the author's: the arm of `serve!` for its name. */
export function implementation(fn: ContractFunction): string {
  const paths = { types: "$crate::generated::schemas::", core: "::core::result::", error: "::bimetal::Error" };
  const context = "cx: ::bimetal::Context<$crate::generated::env::Env, Self>";
  const given = fn.input ? "input, cx" : "cx";
  return [
    `async fn ${fn.name.snake}(${parameters(fn, context, paths)}) -> ${result(fn, paths)} {`,
    `::bimetal::call::returned($function(${given})).await`,
    "}",
  ].join(" ");
}

function declareConstant(fn: ContractFunction, index: number): string[] {
  const node = (schema: NamedSchema | undefined) => (schema ? `Some(nodes::${nodeName(schema.name)})` : "None");
  const types = [fn.input, fn.output].map((schema) => (schema ? rustType(schema) : "Null"));
  const args = [String(index), rustString(fn.name.author), node(fn.input), node(fn.output)];
  return [
    `/// The function ${docCode(fn.name.author)}, for tests that answer its calls.`,
    "#[rustfmt::skip]",
    `pub const ${constant(fn)}: Function<${types.join(", ")}> = Function::new(${args.join(", ")});`,
  ];
}

function declareFunction(fn: ContractFunction): string[] {
  const { name, input, output } = fn;
  const all = ["cx: &Context<Env, S>", ...(input ? [`input: ${rustType(input)}`] : [])];
  const head = `pub async fn ${name.snake}<S${isRust(fn) ? ": Functions<By>, By" : ""}>(`;
  const tail = `) -> ${result(fn)} {`;
  const single = `${head}${all.join(", ")}${tail}`;
  const called = `${isRust(fn) ? ownCall(fn) : `cx.call(${constant(fn)}, ${input ? "input" : "Null"})`}.await`;
  return [
    ...docs(fn),
    "#[rustfmt::skip]",
    ...(fits(0, single) ? [single] : [head, ...indentLines(all.map((parameter) => `${parameter},`)), tail]),
    ...indentLines(output ? [called] : [`let Null = ${called}?;`, "Ok(())"]),
    "}",
  ];
}

function ownCall(fn: ContractFunction): string {
  const [given, call] = fn.input ? ["input", "input, cx.clone()"] : ["Null", "cx.clone()"];
  const own = `S::${fn.name.snake}(${call})`;
  return `${constant(fn)}.call(cx, ${given}, |${given}| ${fn.output ? own : `nothing(${own})`})`;
}

/** How code that stands elsewhere reaches what `functions.rs` imports. */
interface Paths {
  readonly types: string;
  readonly core: string;
  readonly error: string;
}

const OWN_PATHS: Paths = { types: "schemas::", core: "", error: "Error" };

function parameters({ input }: ContractFunction, context: string, paths?: Paths): string {
  return input ? `input: ${rustType(input, paths)}, ${context}` : context;
}

function result({ output }: ContractFunction, paths: Paths = OWN_PATHS): string {
  return `${paths.core}Result<${output ? rustType(output, paths) : "()"}, ${paths.error}>`;
}

function rustType({ name }: NamedSchema, { types }: Paths = OWN_PATHS): string {
  return `${types}${name.pascal}`;
}

function constant({ name }: ContractFunction): string {
  return nodeName(name);
}

function docs({ name, docs }: ContractFunction): string[] {
  return rustDoc(docs ?? `The function ${docCode(name.author)} of the contract.`);
}
