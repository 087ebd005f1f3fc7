import type { Field, NamedType, ObjectType, Schema } from "../../model.ts";
import { tsDoc, tsProperty } from "../../names.ts";
import { union } from "../ts-layout.ts";
import { flat, json } from "../ts-literal.ts";
import { tsType } from "../ts-type.ts";

/** The declaration of a named type: an interface, or a type for what is no object. */
export function declareType(type: NamedType): string[] {
  const name = type.name.pascal;
  const head = `export type ${name}`;
  switch (type.kind) {
    case "object":
      if (type.shape.fields.length === 0 && typeof type.others === "string")
        return [...tsDoc(type.docs, type.deprecated), `${head} = Record<string, never>;`];
      return [
        ...tsDoc(type.docs, type.deprecated),
        `export interface ${name} {`,
        ...type.shape.fields.flatMap(declareField),
        ...declareOthers(type),
        "}",
      ];
    case "choice": {
      const options = type.options.map(({ value }) => flat(json(value)));
      return [...tsDoc(type.docs, type.deprecated), ...union(`${head} =`, options)];
    }
    case "union":
      return [
        ...tsDoc(type.docs, type.deprecated),
        ...union(`${head} =`, [...new Set(type.options.map(({ schema }) => tsType(schema)))]),
      ];
    case "alias":
      return [...tsDoc(type.docs, type.deprecated), ...declareAlias(head, type.schema)];
  }
}

/** What other keys have. Their type covers that of the fields, as TypeScript asks for. */
function declareOthers({ shape, others }: ObjectType): string[] {
  if (typeof others === "string") return [];
  if (others.kind === "unknown") return ["  [key: string]: unknown;"];
  const fields = shape.fields.flatMap(({ schema }) => {
    return schema.kind === "optional" ? [tsType(schema), "undefined"] : [tsType(schema)];
  });
  return [`  [key: string]: ${[...new Set([tsType(others), ...fields])].join(" | ")};`];
}

function declareAlias(head: string, schema: Schema): string[] {
  const lines = union(`${head} =`, [tsType(schema)]);
  if (lines.length === 1 || schema.kind !== "record") return lines;
  return [`${head} = Record<`, "  string,", `  ${tsType(schema.value)}`, ">;"];
}

function declareField({ name, schema, docs }: Field): string[] {
  const sign = schema.kind === "optional" ? "?:" : ":";
  return [...tsDoc(docs), `${tsProperty(name.author)}${sign} ${tsType(schema)};`].map((line) => `  ${line}`);
}
