import type { ValueType } from "./lower-env.ts";

/** The Rust type of a var's value, or of a part of one. */
export function valueType(type: ValueType): string {
  switch (type.kind) {
    case "string":
      return "String";
    case "boolean":
      return "bool";
    case "integer":
      return "i64";
    case "float":
      return "f64";
    case "list":
      return `Vec<${valueType(type.item)}>`;
    case "table":
      return type.name;
    case "record":
      return "::bimetal::json::Record<::bimetal::json::Value>";
    case "null":
      return ANY;
    case "union": {
      const inner = nullable(type);
      return inner ? `Option<${valueType(inner)}>` : ANY;
    }
  }
}

/** The type that a value may have beside `null`, if it may be `null` and have one other. */
export function nullable(type: ValueType): ValueType | undefined {
  if (type.kind !== "union" || type.members.length !== 2) return undefined;
  const others = type.members.filter(({ kind }) => kind !== "null");
  return others.length === 1 ? others[0] : undefined;
}

const ANY = "::bimetal::json::Value";
