import type { Field, NamedType, Schema } from "../../model.ts";
import { tsProperty, tsString } from "../../names.ts";
import { ifThen } from "../ts-condition.ts";
import { array, atom, json, layOut } from "../ts-literal.ts";
import { braces, declareFunction } from "../ts-statement.ts";
import { isInterpreted, isRebuilt, resolveType, type SchemasEmitter, takeName } from "./emitter.ts";
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
  const keys = type.others === "stripped" ? undefined : declareKeys(emitter, type);
  const refuses = keys !== undefined && type.others === "refused";
  if (refuses) emitter.imports.add("hasOthers");
  if (fields.length === 0 && keys === undefined) {
    return declareFunction(name, result, ["return isObject(input) ? {} : INVALID;"]);
  }
  const locals = nameLocals(emitter, fields);
  return declareFunction(name, result, [
    "if (!isObject(input)) return INVALID;",
    ...(refuses ? [`if (hasOthers(input, ${keys})) return INVALID;`] : []),
    ...(fields.length === 0 ? [] : braces(2, "const ", locals.map(pattern), " = input;")),
    ...locals.flatMap((local) => checkField(emitter, local, pascal)),
    ...(keys === undefined || refuses ? returnObject(locals, pascal) : returnWithOthers(emitter, locals, pascal, keys)),
  ]);
}

/** The keys of the shape, where something becomes of others. */
function declareKeys(emitter: SchemasEmitter, { name, shape }: NamedType & { kind: "object" }): string {
  const constant = takeName(emitter, `${name.camel}Keys`);
  const keys = array(shape.fields.map((field) => atom(tsString(field.name.author))));
  const left = `const ${constant}: ReadonlySet<string>`;
  const [first = "", ...others] = layOut(keys, 0, left.length + " = new Set(".length, 2);
  emitter.functions.push(
    [`${left} = new Set(${first}`, ...others].map((line, index, all) => {
      return index === all.length - 1 ? `${line});` : line;
    }),
  );
  return constant;
}

function returnWithOthers(emitter: SchemasEmitter, locals: readonly Local[], type: string, keys: string): string[] {
  emitter.imports.add("copyOthers");
  const built = returnObject(locals, type);
  const [only] = built;
  const lines =
    built.length === 1 || only?.startsWith("return ")
      ? built.map((line, index) => (index === 0 ? line.replace(/^return /, `const output: ${type} = `) : line))
      : built.slice(0, -1);
  return [...lines, `copyOthers(input, output, ${keys});`, "return output;"];
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
  if (field.schema.kind !== "default" || isInterpreted(field.schema)) return binding;
  const lines = layOut(json(field.schema.value), 4, 4 + binding.length + 3, 1);
  return `${binding} = ${lines.join("\n")}`;
}

function checkField(emitter: SchemasEmitter, { field, variable, input }: Local, type: string): string[] {
  const place = type + field.name.pascal;
  const { schema } = field;
  if (schema.kind === "optional" && schema.inner.kind === "unknown") return [];
  if (isRebuilt(emitter, schema)) {
    const must = field.presence === "required" && mayFill(emitter, schema);
    return [
      ...(must ? [`if (${input} === undefined) return INVALID;`] : []),
      ...assignRebuilt(emitter, schema, { place, indent: 2, left: variable, input }),
    ];
  }
  return ifThen(2, fails(emitter, schema, variable, place), "return INVALID;");
}

/** Whether a schema might give a value for an absent one, though its field must be there. */
function mayFill(emitter: SchemasEmitter, schema: Schema): boolean {
  switch (schema.kind) {
    case "catch":
    case "pipe":
      return true;
    case "nullable":
    case "optional":
    case "nonoptional":
    case "default":
      return mayFill(emitter, schema.inner);
    case "named": {
      const type = resolveType(emitter, schema.name);
      if (type.recursive) return true;
      if (type.kind === "union") return type.options.some((option) => mayFill(emitter, option.schema));
      return type.kind === "alias" && mayFill(emitter, type.schema);
    }
    default:
      return false;
  }
}

/** Keys stand in the order of the shape. An optional one is set only if it is there. */
function returnObject(locals: readonly Local[], type: string): string[] {
  const first = locals.findIndex(({ field }) => isOptional(field.schema));
  if (locals.length === 0) return ["return {};"];
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

/** `.key` or `["key"]`. */
export function access(key: string): string {
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
  ..."yield input output undefined isLonger isObject isPlainObject isShorter createParser createTextParser accept copyOthers hasOthers isMultiple matches".split(
    " ",
  ),
  ..."globalThis escape unescape decodeURI encodeURI isFinite isNaN parseFloat parseInt".split(" "),
  ...["decodeURIComponent", "encodeURIComponent"],
];
