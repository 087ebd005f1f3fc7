import type { Field, NamedType, Schema } from "../../model.ts";
import { tsProperty } from "../../names.ts";
import { ifThen } from "../ts-condition.ts";
import { json, layOut } from "../ts-literal.ts";
import { braces, declareFunction } from "../ts-statement.ts";
import { isRebuilt, type SchemasEmitter } from "./emitter.ts";
import { assignRebuilt } from "./rebuild.ts";
import { fails } from "./tests.ts";

/** A field and the variables that hold its value. */
interface Local {
  readonly field: Field;
  /** Holds the value as it goes out. */
  readonly variable: string;
  /** Holds the value as it came in; the same variable where the value is only tested. */
  readonly input: string;
}

/** Declares the function that makes an object of a named type anew. */
export function objectFunction(emitter: SchemasEmitter, name: string, type: NamedType & { kind: "object" }): string[] {
  emitter.imports.add("INVALID").add("type Invalid").add("isObject");
  const pascal = type.name.pascal;
  const result = `${pascal} | Invalid`;
  const { fields } = type.shape;
  if (fields.length === 0) return declareFunction(name, result, ["return isObject(input) ? {} : INVALID;"]);
  const locals = nameLocals(emitter, fields);
  return declareFunction(name, result, [
    "if (!isObject(input)) return INVALID;",
    ...braces(2, "const ", locals.map(pattern), " = input;"),
    ...locals.flatMap((local) => checkField(emitter, local, pascal)),
    ...returnObject(locals, pascal),
  ]);
}

function nameLocals(emitter: SchemasEmitter, fields: readonly Field[]): Local[] {
  const taken = new Set([...RESERVED, ...emitter.taken]);
  const take = (wanted: string) => {
    let name = wanted;
    while (taken.has(name)) name = `${name}_`;
    taken.add(name);
    return name;
  };
  return fields.map((field) => {
    const variable = take(field.name.camel);
    const input = isRebuilt(emitter, field.schema) ? take(`${field.name.camel}Input`) : variable;
    return { field, variable, input };
  });
}

/** How a field is taken out of the input. `undefined` is replaced by the field's default, as zod does it. */
function pattern({ field, input }: Local): string {
  const key = field.name.author;
  const binding = key === input ? key : `${tsProperty(key)}: ${input}`;
  if (field.schema.kind !== "default") return binding;
  const lines = layOut(json(field.schema.value), 4, 4 + binding.length + 3, 1);
  return `${binding} = ${lines.join("\n")}`;
}

function checkField(emitter: SchemasEmitter, { field, variable, input }: Local, type: string): string[] {
  const place = type + field.name.pascal;
  const { schema } = field;
  if (isRebuilt(emitter, schema)) return assignRebuilt(emitter, schema, { place, indent: 2, left: variable, input });
  return ifThen(2, fails(emitter, schema, variable, place), "return INVALID;");
}

/** Keys stand in the order of the shape. An optional one is set only if it is there. */
function returnObject(locals: readonly Local[], type: string): string[] {
  const first = locals.findIndex(({ field }) => isOptional(field.schema));
  if (first === -1) return braces(2, "return ", locals.map(property), ";");
  const rest = locals.slice(first);
  const literal = locals.slice(0, first).map(property);
  const isWhole = rest.every(({ field }) => isOptional(field.schema));
  const [head, tail] = isWhole ? [`const output: ${type} = `, ";"] : ["const output = ", ` as ${type};`];
  return [
    ...(literal.length === 0 ? [`${head}{}${tail}`] : braces(2, head, literal, tail)),
    ...rest.flatMap((local) => {
      const set = `output${access(local.field.name.author)} = ${local.variable};`;
      return isOptional(local.field.schema) ? ifThen(2, `${local.variable} !== undefined`, set) : [set];
    }),
    "return output;",
  ];
}

function property({ field, variable }: Local): string {
  const key = field.name.author;
  return key === variable ? key : `${tsProperty(key)}: ${variable}`;
}

function access(key: string): string {
  const name = tsProperty(key);
  return name === key ? `.${key}` : `[${name}]`;
}

function isOptional(schema: Schema): boolean {
  return schema.kind === "optional";
}

/** Names that a variable of a function cannot have: keywords, and what the function itself or its callees use. */
const RESERVED = [
  ..."arguments await break case catch class const continue debugger default delete do else enum eval export".split(
    " ",
  ),
  ..."extends false finally for function if implements import in instanceof interface let new null package".split(" "),
  ..."private protected public return static super switch this throw true try typeof var void while with".split(" "),
  ..."yield input output undefined isLonger isObject isPlainObject isShorter createParser createTextParser".split(" "),
  ..."globalThis escape unescape decodeURI encodeURI isFinite isNaN parseFloat parseInt".split(" "),
  ...["decodeURIComponent", "encodeURIComponent"],
];
