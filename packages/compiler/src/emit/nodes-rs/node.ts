import type { Choice, Field, NamedType, ObjectType, Option, Presence, Schema, UnionType } from "../../model.ts";
import { rustString } from "../../names.ts";
import { rustFloat } from "../schemas-rs/range.ts";
import { rustPattern, rustWords } from "../schemas-rs/text-checks.ts";
import { before, type Data, slice, struct, tuple } from "./layout.ts";
import { fileRules, lengthRules, numberRules, refinementData, said, textRules } from "./rules.ts";

/** How a schema refers to a named type: by its constant, or by a function where that would contain itself. */
export type Reference = (schema: Schema & { readonly kind: "named" }) => string;

/** A named type's schema as a reference to data. */
export function typeNode(type: NamedType, refer: Reference): Data {
  const plain = plainNode(type, refer);
  if (!type.refinements) return plain;
  const path = `super::schemas::${type.name.pascal}`;
  const refined = struct("Refined", {
    inner: plain,
    find: `|value| first_failed(value, ${path}::read, ${path}::CHECKS)`,
    refinements: slice(type.refinements.map(refinementData)),
    error: said(type.kind === "alias" ? (type.schema as { readonly error?: string }) : type),
  });
  return before("&", tuple("Node::Refined", [refined]));
}

function plainNode(type: NamedType, refer: Reference): Data {
  switch (type.kind) {
    case "object":
      return before("&", objectNode(type, refer));
    case "choice":
      return before("&", tuple("Node::Choice", [scalars(type.options.map(({ value }) => value)), said(type)]));
    case "union":
      return before("&", unionNode(type, refer));
    case "alias":
      return nodeOf(type.schema, refer);
  }
}

/** A schema as a reference to data. */
function nodeOf(schema: Schema, refer: Reference): Data {
  return schema.kind === "named" ? refer(schema) : before("&", ownNode(schema, refer));
}

function ownNode(schema: Exclude<Schema, { readonly kind: "named" }>, refer: Reference): Data {
  const inner = (part: Schema): Data => nodeOf(part, refer);
  switch (schema.kind) {
    case "string":
      return tuple("Node::Text", [textRules(schema.checks), said(schema)]);
    case "template":
      return tuple("Node::Template", [rustPattern(schema.pattern, ""), said(schema)]);
    case "number":
    case "int":
      return tuple("Node::Number", [numberRules(schema.checks), said(schema)]);
    case "boolean":
      return tuple("Node::Boolean", [said(schema)]);
    case "stringbool":
      return tuple("Node::StringBoolean", [rustWords(schema, ""), said(schema)]);
    case "null":
      return tuple("Node::Null", [said(schema)]);
    case "never":
      return tuple("Node::Never", [said(schema)]);
    case "unknown":
      return "Node::Unknown";
    case "file":
      return tuple("Node::File", [fileRules(schema.checks), said(schema)]);
    case "array":
      return struct("Node::Array", {
        item: inner(schema.item),
        checks: lengthRules(schema.checks),
        error: said(schema),
      });
    case "tuple":
      return tuple("Node::Tuple", [tupleData(schema, refer)]);
    case "record":
      return tuple("Node::Record", [recordData(schema, refer)]);
    case "nullable":
      return tuple("Node::Nullable", [inner(schema.inner)]);
    case "optional":
      return tuple("Node::Optional", [inner(schema.inner)]);
    case "nonoptional":
      return tuple("Node::Nonoptional", [inner(schema.inner), said(schema)]);
    case "default":
      return tuple("Node::Default", [inner(schema.inner), rustString(JSON.stringify(schema.value))]);
    case "catch":
      return tuple("Node::Catch", [inner(schema.inner), rustString(JSON.stringify(schema.value))]);
    case "pipe":
      return tuple("Node::Pipe", [inner(schema.from), inner(schema.to)]);
  }
}

function objectNode(type: ObjectType, refer: Reference): Data {
  if (type.sides) {
    return tuple(
      "Node::Intersection",
      type.sides.map((side) => nodeOf(side, refer)),
    );
  }
  const object = struct("Object", {
    fields: slice(type.shape.fields.map((field) => fieldData(field, refer))),
    others: othersData(type.others, refer),
    error: said(type),
  });
  return tuple("Node::Object", [object]);
}

function fieldData({ name, schema, presence }: Field, refer: Reference): Data {
  return struct("Field", {
    key: rustString(name.author),
    node: presentNode(schema, refer),
    presence: presenceData(presence),
  });
}

/** What says that a field or an item may be absent is said by its presence. */
function presentNode(schema: Schema, refer: Reference): Data {
  return nodeOf(schema.kind === "optional" ? schema.inner : schema, refer);
}

function presenceData(presence: Presence): string {
  return `Presence::${{ required: "Required", optional: "Optional", filled: "Filled" }[presence]}`;
}

function othersData(others: ObjectType["others"], refer: Reference): Data {
  if (others === "stripped") return "Others::Stripped";
  return others === "refused" ? "Others::Refused" : tuple("Others::Kept", [nodeOf(others, refer)]);
}

function tupleData(schema: Schema & { readonly kind: "tuple" }, refer: Reference): Data {
  const items = schema.items.map((item) => {
    return tuple("", [presentNode(item.schema, refer), presenceData(item.presence)]);
  });
  return struct("Tuple", {
    items: slice(items),
    rest: schema.rest ? tuple("Some", [nodeOf(schema.rest, refer)]) : "None",
    error: said(schema),
  });
}

function recordData(schema: Schema & { readonly kind: "record" }, refer: Reference): Data {
  const keys = schema.keys && !schema.partial ? schema.keys : undefined;
  return struct("Record", {
    key: schema.key && !keys ? tuple("Some", [nodeOf(schema.key, refer)]) : "None",
    value: nodeOf(schema.value, refer),
    keys: keys ? tuple("Some", [scalars(keys)]) : "None",
    partial: String(schema.partial && schema.keys !== undefined),
    loose: String(schema.loose),
    error: said(schema),
  });
}

function unionNode(type: UnionType, refer: Reference): Data {
  if (type.key === undefined) {
    return struct("Node::Union", {
      options: slice(type.options.map(({ schema }) => nodeOf(schema, refer))),
      exclusive: String(type.exclusive),
      error: said(type),
    });
  }
  return struct("Node::Switch", {
    key: rustString(type.key),
    cases: slice(type.options.map((option) => caseData(option, refer))),
    error: said(type),
  });
}

function caseData({ schema, tags }: Option, refer: Reference): Data {
  const values = tags.map((tag) => (tag === undefined ? "None" : `Some(${scalar(tag)})`));
  return struct("Case", { tags: slice(values), node: nodeOf(schema, refer) });
}

function scalars(values: readonly Choice["value"][]): Data {
  return slice(values.map(scalar));
}

function scalar(value: Choice["value"]): string {
  switch (typeof value) {
    case "string":
      return `Scalar::Text(${rustString(value)})`;
    case "number":
      return `Scalar::Number(${rustFloat(value)})`;
    case "boolean":
      return `Scalar::Boolean(${value})`;
    default:
      return "Scalar::Null";
  }
}
