import type { Field, Item, NamedType, ObjectType, Pattern, Schema, UnionType } from "../../model.ts";
import { tsString } from "../../names.ts";
import { array, atom, flat, json, type Literal, object } from "../ts-literal.ts";
import { fileCheck, lengthCheck, numberCheck, refinementNode, textCheck } from "./check-node.ts";
import { checkName, nodeName, patternName, type SchemasEmitter } from "./emitter.ts";

/** What a node is written with: the emitter, the place of the type in the module, and what its parts are named after. */
interface At {
  readonly emitter: SchemasEmitter;
  readonly index: number;
  readonly place: string;
}

/** A named type's schema as data, for the collector. */
export function typeNode(emitter: SchemasEmitter, type: NamedType): Literal {
  const at: At = { emitter, index: emitter.order.get(type.name.pascal) ?? 0, place: type.name.pascal };
  return refined(emitter, plainNode(at, type), type);
}

/** A schema's data with the functions that check its values. */
function refined(emitter: SchemasEmitter, plain: Literal, { refinements }: NamedType): Literal {
  if (!refinements || plain.kind !== "object") return plain;
  const checks = refinements.map((refinement) => refinementNode(refinement, checkName(emitter, refinement)));
  return { ...plain, entries: [...plain.entries, ["refinements", array(checks)]] };
}

function plainNode(at: At, type: NamedType): Literal {
  switch (type.kind) {
    case "object":
      return objectNode(at, type);
    case "choice": {
      const values = array(type.options.map(({ value }) => json(value)));
      return node("choice", [["values", values], said(type)]);
    }
    case "union":
      return unionNode(at, type);
    case "alias":
      return schemaNode(at, type.schema);
  }
}

/** A part of a type as data. */
export function partNode(emitter: SchemasEmitter, schema: Schema, place: string, type: string): Literal {
  return schemaNode({ emitter, index: emitter.order.get(type) ?? 0, place }, schema);
}

type Entry = readonly [key: string, value: Literal | undefined];

function node(type: string, entries: readonly Entry[]): Literal {
  return object([["type", atom(tsString(type))], ...entries]);
}

function said({ error }: { readonly error?: string | undefined }): Entry {
  return ["error", error === undefined ? undefined : atom(tsString(error))];
}

function objectNode(at: At, type: ObjectType): Literal {
  if (type.sides) {
    const [left, right] = type.sides.map((side) => schemaNode(at, side));
    return node("intersection", [
      ["left", left],
      ["right", right],
    ]);
  }
  const fields = array(type.shape.fields.map((field) => fieldNode(at, field)));
  return node("object", [["fields", fields], ["others", othersNode(at, type.others)], said(type)]);
}

function othersNode(at: At, others: ObjectType["others"]): Literal | undefined {
  if (others === "stripped") return undefined;
  return others === "refused" ? atom('"refused"') : schemaNode(at, others);
}

function fieldNode(at: At, { name, schema, presence }: Field): Literal {
  const place = at.place + name.pascal;
  return array([atom(tsString(name.author)), ...presentNode({ ...at, place }, schema, presence)]);
}

/** The schema of a field or an item, and what its absence means. */
function presentNode(at: At, schema: Schema, presence: Field["presence"]): Literal[] {
  const inner = schema.kind === "optional" ? schema.inner : schema;
  return [schemaNode(at, inner), ...(presence === "required" ? [] : [atom(tsString(presence))])];
}

function unionNode(at: At, type: UnionType): Literal {
  const options = type.options.map(({ schema, variant }) => schemaNode({ ...at, place: at.place + variant }, schema));
  if (type.key === undefined) {
    const exclusive = type.exclusive ? atom("true") : undefined;
    return node("union", [["options", array(options)], ["exclusive", exclusive], said(type)]);
  }
  const cases = type.options.map(({ tags }, index) => {
    const values = tags.map((tag) => (tag === undefined ? atom("undefined") : json(tag)));
    return array([array(values), ...options.slice(index, index + 1)]);
  });
  return node("switch", [["key", atom(tsString(type.key))], ["cases", array(cases)], said(type)]);
}

function schemaNode(at: At, schema: Schema): Literal {
  const known = at.emitter.nodes.get(schema);
  if (known !== undefined) return atom(known);
  const pattern = (expression: Pattern, wanted: string): Literal => {
    return atom(patternName(at.emitter, expression, wanted));
  };
  switch (schema.kind) {
    case "string": {
      const checks = schema.checks.map((check) => textCheck(check, at.place, pattern));
      return node("string", [checkList(checks), said(schema)]);
    }
    case "template":
      return node("template", [["pattern", pattern(schema.pattern, at.place)], said(schema)]);
    case "number":
      return node("number", [checkList(schema.checks.map(numberCheck)), said(schema)]);
    case "int":
      return intNode(schema);
    case "stringbool":
      return node("stringbool", [
        ["truthy", json(schema.truthy)],
        ["falsy", json(schema.falsy)],
        ["sensitive", schema.sensitive ? atom("true") : undefined],
        said(schema),
      ]);
    case "boolean":
    case "null":
    case "unknown":
    case "never":
      return node(schema.kind, [said(schema)]);
    case "file":
      at.emitter.imports.add("visitFile");
      return node("file", [["visit", atom("visitFile")], checkList(schema.checks.map(fileCheck)), said(schema)]);
    case "array": {
      const item = schemaNode({ ...at, place: `${at.place}Item` }, schema.item);
      return node("array", [["item", item], checkList(schema.checks.map(lengthCheck)), said(schema)]);
    }
    case "tuple": {
      const items = array(schema.items.map((item, index) => itemNode(at, item, index)));
      const rest = schema.rest && schemaNode({ ...at, place: `${at.place}Rest` }, schema.rest);
      return node("tuple", [["items", items], ["rest", rest], said(schema)]);
    }
    case "record":
      return recordNode(at, schema);
    case "nullable":
    case "optional":
    case "nonoptional":
      return node(schema.kind, [["inner", schemaNode(at, schema.inner)], said(schema)]);
    case "default":
    case "catch": {
      const value = flat(json(schema.value));
      const make = atom(`() => ${value.startsWith("{") ? `(${value})` : value}`);
      return node(schema.kind, [
        ["inner", schemaNode(at, schema.inner)],
        ["value", make],
      ]);
    }
    case "pipe": {
      const from = schemaNode({ ...at, place: `${at.place}From` }, schema.from);
      return node("pipe", [
        ["from", from],
        ["to", schemaNode(at, schema.to)],
      ]);
    }
    case "named":
      return reference(at, schema);
  }
}

/** What is declared later can be read only when the module is whole. */
function reference({ emitter, index }: At, { name }: Schema & { readonly kind: "named" }): Literal {
  const constant = nodeName(name.camel);
  if ((emitter.order.get(name.pascal) ?? 0) < index) return atom(constant);
  return node("lazy", [["node", atom(`() => ${constant}`)]]);
}

function itemNode(at: At, { schema, presence }: Item, index: number): Literal {
  return array(presentNode({ ...at, place: `${at.place}Item${index + 1}` }, schema, presence));
}

function recordNode(at: At, schema: Schema & { readonly kind: "record" }): Literal {
  const keys = schema.keys && !schema.partial ? array(schema.keys.map(json)) : undefined;
  const flag = (set: boolean): Literal | undefined => (set ? atom("true") : undefined);
  return node("record", [
    ["key", schema.key && !keys ? schemaNode({ ...at, place: `${at.place}Key` }, schema.key) : undefined],
    ["value", schemaNode({ ...at, place: `${at.place}Value` }, schema.value)],
    ["keys", keys],
    ["partial", flag(schema.partial && schema.keys !== undefined)],
    ["loose", flag(schema.loose)],
    said(schema),
  ]);
}

/** Most integers have the check that makes them integers first, and by itself. */
function intNode(schema: Schema & { readonly kind: "int" }): Literal {
  const [first, ...others] = schema.checks;
  const isPlain = first?.kind === "format" && first.format === "safeint" && !first.error && !first.abort;
  const checks = (isPlain ? others : schema.checks).map(numberCheck);
  return node(isPlain ? "int" : "number", [checkList(checks), said(schema)]);
}

function checkList(checks: readonly Literal[]): Entry {
  return ["checks", checks.length > 0 ? array(checks) : undefined];
}
