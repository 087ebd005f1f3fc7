import type { Json, JsonSchema } from "./document.ts";
import { type Html, html, join, type Part } from "./html.ts";
import { proseHtml } from "./prose-html.ts";

/** What a schema is in a few words: its type, and what its values must be besides. */
export function schemaHtml(schema: JsonSchema): Part {
  const limits = limitsOf(schema);
  return [typeHtml(schema), limits.length > 0 ? html` <small>${join(limits, ", ")}</small>` : undefined];
}

/** The properties of an object, or of what an array has of objects. Nothing where there are none. */
export function propertiesHtml(schema: JsonSchema): Html | undefined {
  const { items } = schema;
  const properties = Object.entries(asSchema(schema.properties ?? {}));
  if (properties.length === 0) return isSchema(items) ? propertiesHtml(items) : undefined;
  const required = Array.isArray(schema.required) ? (schema.required as readonly Json[]) : [];
  return html`<dl>${properties.map(([name, value]) => propertyHtml(name, asSchema(value), required.includes(name)))}</dl>`;
}

function propertyHtml(name: string, schema: JsonSchema, isRequired: boolean): Html {
  const absence = isRequired ? undefined : html` <em>optional</em>`;
  return html`<div><dt><code>${name}</code> ${schemaHtml(schema)}${absence}</dt>
<dd>${proseHtml(schema.description)}${propertiesHtml(schema)}</dd></div>`;
}

function typeHtml(schema: JsonSchema): Part {
  const { $ref, type, items, additionalProperties } = schema;
  if (typeof $ref === "string") return referenceHtml($ref);
  for (const keyword of ["anyOf", "oneOf", "allOf"] as const) {
    const parts = schema[keyword];
    if (Array.isArray(parts)) return join(schemasOf(parts).map(schemaHtml), keyword === "allOf" ? " and " : " or ");
  }
  if ("const" in schema) return valueHtml(schema.const ?? null);
  if (Array.isArray(schema.enum)) return join((schema.enum as readonly Json[]).map(valueHtml), " or ");
  if (Array.isArray(schema.prefixItems)) return ["[", join(schemasOf(schema.prefixItems).map(typeHtml), ", "), "]"];
  if (isSchema(items)) return ["array of ", schemaHtml(items), Array.isArray(type) ? " or null" : undefined];
  if (isSchema(additionalProperties)) return ["object of ", schemaHtml(additionalProperties)];
  if (Array.isArray(type)) return join(type as readonly string[], " or ");
  return typeof type === "string" ? type : "anything";
}

/** A link to a schema's section. */
function referenceHtml(reference: string): Html {
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  return html`<a href="#schema-${name}">${name}</a>`;
}

export function valueHtml(value: Json): Html {
  return html`<code>${JSON.stringify(value)}</code>`;
}

/** Keywords that say what something is, which stands elsewhere. */
const OTHERS = new Set(
  "$ref type description properties required items additionalProperties anyOf oneOf allOf const enum prefixItems".split(
    " ",
  ),
);

function limitsOf(schema: JsonSchema): Part[] {
  const isBoundless = (value: Json) => Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  return Object.entries(schema).flatMap(([keyword, value]): Part[] => {
    if (OTHERS.has(keyword) || isBoundless(value)) return [];
    if (keyword === "deprecated") return [keyword];
    const words = WORDS[keyword] ?? keyword;
    return [[words, " ", typeof value === "number" ? String(value) : valueHtml(value)]];
  });
}

const WORDS: Readonly<Record<string, string>> = {
  minLength: "characters ≥",
  maxLength: "characters ≤",
  minItems: "items ≥",
  maxItems: "items ≤",
  minimum: "≥",
  exclusiveMinimum: ">",
  maximum: "≤",
  exclusiveMaximum: "<",
  multipleOf: "a multiple of",
};

function schemasOf(parts: Json): JsonSchema[] {
  return (parts as readonly Json[]).map(asSchema);
}

function isSchema(value: Json | undefined): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asSchema(value: Json): JsonSchema {
  return isSchema(value) ? value : {};
}
