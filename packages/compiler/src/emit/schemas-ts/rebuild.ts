import type { Schema } from "../../model.ts";
import { ifThen } from "../ts-condition.ts";
import { assignCall, assignChoice, assignLiteral, declareFunction } from "../ts-statement.ts";
import { tsType } from "../ts-type.ts";
import { arrayRebuild } from "./array-function.ts";
import {
  isInterpreted,
  isRebuilt,
  namedFunction,
  nodeName,
  resolveType,
  type SchemasEmitter,
  takeName,
} from "./emitter.ts";
import { partNode } from "./node.ts";
import { fails, required } from "./tests.ts";

interface Assignment {
  /** What the function for this part is named after. */
  readonly place: string;
  readonly indent: number;
  /** The variable that is declared. */
  readonly left: string;
  /** The variable that holds the value as it came in. */
  readonly input: string;
}

/** Declares a variable that holds a value made anew, or leaves the function. */
export function assignRebuilt(emitter: SchemasEmitter, schema: Schema, assignment: Assignment): string[] {
  const { place, indent, left, input } = assignment;
  emitter.imports.add("INVALID");
  return [...assignResult(emitter, schema, { place, indent, left, input }), `if (${left} === INVALID) return INVALID;`];
}

/** Declares a variable that holds a value made anew, or `INVALID`. */
export function assignResult(emitter: SchemasEmitter, schema: Schema, assignment: Assignment): string[] {
  const { place, indent, left, input } = assignment;
  const { core, absent } = peel(schema);
  const name = rebuildFunction(emitter, core, place);
  const tests = absent.map((value) => `${input} === ${value}`).join(" || ");
  const [only = input, ...others] = absent;
  if (absent.length === 0) return assignCall(indent, `const ${left}`, name, [input]);
  return assignChoice(indent, `const ${left}`, tests, [others.length > 0 ? input : only, `${name}(${input})`]);
}

/** A schema without what stands around it, and what its values may be instead. */
function peel(schema: Schema): { readonly core: Schema; readonly absent: readonly ("undefined" | "null")[] } {
  if (isInterpreted(schema)) return { core: schema, absent: [] };
  if (schema.kind === "default") return peel(schema.inner);
  if (schema.kind === "nonoptional") return peel(required(schema.inner));
  if (schema.kind !== "optional" && schema.kind !== "nullable") return { core: schema, absent: [] };
  const { core, absent } = peel(schema.inner);
  return { core, absent: [schema.kind === "optional" ? "undefined" : "null", ...absent] };
}

/** The function that makes a value anew: that of a named type, or one that is declared here. */
export function rebuildFunction(emitter: SchemasEmitter, schema: Schema, place: string): string {
  if (schema.kind === "named") return namedFunction(emitter, resolveType(emitter, schema.name));
  const name = takeName(emitter, `parse${place}`);
  emitter.functions.push(declareRebuild(emitter, name, schema, { place, type: tsType(schema) }));
  return name;
}

/** Declares a function that makes an array, a record or what is named as one of them anew. */
export function declareRebuild(
  emitter: SchemasEmitter,
  name: string,
  schema: Schema,
  { place, type }: { readonly place: string; readonly type: string },
): string[] {
  emitter.imports.add("INVALID").add("type Invalid");
  const result = `${type} | Invalid`;
  if (isInterpreted(schema)) return declareFunction(name, result, interpret(emitter, schema, { place, type }));
  if (schema.kind === "tuple") return declareFunction(name, result, tupleRebuild(emitter, schema, place));
  if (schema.kind === "array") return declareFunction(name, result, arrayRebuild(emitter, schema, place));
  if (schema.kind === "record") return declareFunction(name, result, recordRebuild(emitter, schema, place));
  const body = assignRebuilt(emitter, schema, { place: `${place}Value`, indent: 2, left: "output", input: "input" });
  return declareFunction(name, result, [...body.slice(0, -1), "return output;"]);
}

/** Leaves a value to the collector. */
function interpret(
  emitter: SchemasEmitter,
  schema: Schema,
  { place, type }: { readonly place: string; readonly type: string },
): string[] {
  const name = takeName(emitter, nodeName(place.charAt(0).toLowerCase() + place.slice(1)));
  const data = partNode(emitter, schema, place, emitter.current);
  emitter.imports.add("type Node").add("accept");
  emitter.functions.push(assignLiteral(0, `const ${name}: Node`, data));
  emitter.nodes.set(schema, name);
  return [`return accept(${name}, input) as ${type} | Invalid;`];
}

/** A tuple whose items must all be there. */
function tupleRebuild(emitter: SchemasEmitter, { items }: Schema & { kind: "tuple" }, place: string): string[] {
  emitter.imports.add("INVALID");
  const names = items.map((_, index) => `item${index + 1}`);
  const inputs = items.map(({ schema }, index) => `${isRebuilt(emitter, schema) ? "input" : "item"}${index + 1}`);
  return [
    `if (!Array.isArray(input) || input.length !== ${items.length}) return INVALID;`,
    `const [${inputs.join(", ")}] = input;`,
    ...items.flatMap(({ schema }, index) => {
      const [left = "", input = ""] = [names[index], inputs[index]];
      const inner = `${place}Item${index + 1}`;
      if (left !== input) return assignRebuilt(emitter, schema, { place: inner, indent: 2, left, input });
      return ifThen(2, fails(emitter, schema, left, inner), "return INVALID;");
    }),
    `return [${names.join(", ")}];`,
  ];
}

function recordRebuild(emitter: SchemasEmitter, schema: Schema & { kind: "record" }, place: string): string[] {
  emitter.imports.add("isPlainObject");
  const { value } = schema;
  const item = { place: `${place}Value`, indent: 4, left: "item", input: "value" };
  const lines = isRebuilt(emitter, value)
    ? ["const value = input[key];", ...assignRebuilt(emitter, value, item)]
    : ["const item = input[key];", ...ifThen(4, fails(emitter, value, "item", item.place), "return INVALID;")];
  return [
    "if (!isPlainObject(input)) return INVALID;",
    `const output: ${tsType(schema)} = {};`,
    "for (const key of Object.keys(input)) {",
    ...['if (key === "__proto__") continue;', ...lines, "output[key] = item;"].map((line) => `  ${line}`),
    "}",
    "return output;",
  ];
}
