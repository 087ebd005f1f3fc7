/** The functions of `generated/routes.ts`: their types, and the data by which the runtime calls them. */
import type { ContractFunction, NamedSchema } from "../../model.ts";
import { tsDoc, tsProperty, tsString } from "../../names.ts";
import { fit, list, property } from "../ts-layout.ts";
import { functionExport } from "./functions-rs.ts";

/** `Functions`, `FunctionHandlers` and `FunctionContext`. */
export function functionTypes(functions: readonly ContractFunction[]): string[] {
  const own = functions.filter(({ language }) => language === "typescript");
  return [declareFunctions(functions), ...(own.length > 0 ? [declareHandlers(own), CONTEXT] : [])];
}

function declareFunctions(functions: readonly ContractFunction[]): string {
  return [
    "/** The functions of the contract, for handlers to call. */",
    "export interface Functions {",
    ...functions.flatMap((fn) => {
      const result = `) => Promise<${outputType(fn)}>;`;
      return [...docs(fn), ...list(`  readonly ${tsProperty(fn.name.author)}: (`, parameters(fn), result, "  ")];
    }),
    "}",
  ].join("\n");
}

function declareHandlers(functions: readonly ContractFunction[]): string {
  return [
    "/** The functions that TypeScript has. */",
    "export interface FunctionHandlers<E extends AppEnv = AnyEnv> {",
    ...functions.flatMap((fn) => {
      const output = outputType(fn);
      const all = [...parameters(fn), "context: FunctionContext<E>"];
      return [
        ...docs(fn),
        ...list(`  readonly ${tsProperty(fn.name.author)}: (`, all, `) => ${output} | Promise<${output}>;`, "  "),
      ];
    }),
    "}",
  ].join("\n");
}

const CONTEXT = `/** What a function is given beside its input. */
export interface FunctionContext<E extends AppEnv = AnyEnv> {
  readonly env: Env;
  readonly functions: Functions;
  /** Hono's context of the request that the call is made for. */
  readonly c: Context<E>;
}`;

/** The definition of one function. */
export function functionDefinition(fn: ContractFunction): string {
  if (fn.language === "typescript") return define(fn, "FunctionDefinition", []);
  const own = [`  export: ${tsString(functionExport(fn))},`, `  timeLimit: ${fn.timeLimit},`];
  return define(fn, "RustFunctionDefinition", own);
}

/** The definition of one function that only Rust calls. */
export function explainedDefinition(fn: ContractFunction): string {
  return define(fn, "FunctionDefinition", []);
}

function define(fn: ContractFunction, type: string, own: readonly string[]): string {
  return [
    `const ${fn.name.camel}Function: ${type} = {`,
    `  name: ${tsString(fn.name.author)},`,
    ...own,
    ...(fn.input ? [`  input: ${fn.input.name.pascal},`] : []),
    ...(fn.output ? [`  output: ${fn.output.name.pascal},`] : []),
    "};",
  ].join("\n");
}

/** The functions as `mount` makes them of its parameter `functions`. */
export function createFunctions(functions: readonly ContractFunction[]): string[] {
  const made = functions.map(({ name, language }) => {
    const key = property(name.author);
    const definition = `${name.camel}Function`;
    return { make: `${language}Function`, parts: language === "rust" ? [definition] : [definition, `functions${key}`] };
  });
  const calls = made.map(({ make, parts }) => `${make}(${parts.join(", ")})`);
  const lines = made.flatMap(({ make, parts }) => list(`    ${make}(`, parts, "),", "    "));
  const before = "  const called = createFunctions([";
  return fit(`${before}${calls.join(", ")}]);`, [before, ...lines, "  ]);"]);
}

function parameters({ input }: ContractFunction): string[] {
  return input ? [`input: ${input.name.pascal}`] : [];
}

function outputType({ output }: { readonly output: NamedSchema | undefined }): string {
  return output?.name.pascal ?? "void";
}

function docs({ docs }: ContractFunction): string[] {
  return tsDoc(docs).map((line) => `  ${line}`);
}
