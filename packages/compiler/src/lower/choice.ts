import { showValue } from "../contract/show-value.ts";
import type { Choice } from "../model.ts";
import { createName } from "../names.ts";
import { readPlainDefinition } from "./definition.ts";
import { type Lowering, type Place, refuse } from "./lowering.ts";
import type { Declaration } from "./type-table.ts";
import type { ZodDef } from "./zod.ts";

/** A `z.enum` or a `z.literal`: one of some scalars. */
export function lowerChoice(lowering: Lowering, def: ZodDef, place: Place): Declaration | undefined {
  const read = readPlainDefinition(lowering, def, place, ["entries", "values"]);
  if (!read) return undefined;
  const from = def.type === "enum" ? "enum" : "literal";
  const named =
    from === "enum" ? readEntries(def) : (def.values as unknown[]).map((value) => [undefined, value] as const);
  const count = lowering.diagnostics.length;
  const options = named.flatMap(([name, value]) => lowerOption(lowering, name, value, place));
  if (lowering.diagnostics.length > count) return undefined;
  return checkOptions(lowering, options, place) ? { kind: "choice", from, options, ...read } : undefined;
}

/** Names and values as zod reads them: TypeScript's numeric enums have entries that lead from the value to the name. */
function readEntries(def: ZodDef): (readonly [name: string, value: unknown])[] {
  const entries = Object.entries(def.entries as Readonly<Record<string, unknown>>);
  const numbers = entries.map(([, value]) => value).filter((value) => typeof value === "number");
  return entries.filter(([name]) => !numbers.includes(Number(name)));
}

function lowerOption(lowering: Lowering, name: string | undefined, value: unknown, place: Place): Choice[] {
  if (isScalar(value)) return [{ variant: name === undefined ? variantOf(value) : createName(name).pascal, value }];
  const fix = typeof value === "bigint" ? `write ${value} or "${value}"` : "delete this value";
  const shown = Object.is(value, -0) ? "-0" : showValue(value);
  refuse(lowering, "schema/choice", place, { problem: `has the value ${shown}, which JSON cannot carry`, fix });
  return [];
}

function isScalar(value: unknown): value is Choice["value"] {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  return value === null || typeof value === "string" || typeof value === "boolean";
}

/** The Rust variant for a value: `Asc`, `N12`, `NMinus1`, `N1_5`, `True`, `Null`. */
export function variantOf(value: Choice["value"]): string {
  if (typeof value !== "number") return createName(String(value)).pascal;
  return `N${String(value).replace(/^-/, "Minus").replace("e-", "eMinus").replace("+", "").replace(".", "_")}`;
}

function checkOptions(lowering: Lowering, options: readonly Choice[], place: Place): boolean {
  const count = lowering.diagnostics.length;
  if (options.length === 0) {
    refuse(lowering, "schema/choice", place, { problem: "has no values", fix: "add the values that it may have" });
  }
  for (const [index, { variant, value }] of options.entries()) {
    const first = options.slice(0, index).find((other) => other.value === value || other.variant === variant);
    if (first?.value === value) {
      const problem = `has the value ${JSON.stringify(value)} twice`;
      refuse(lowering, "schema/choice", place, { problem, fix: "delete one of the two" });
    } else if (first) {
      const problem = `has two values that Rust calls ${variant}: ${JSON.stringify(first.value)} and ${JSON.stringify(value)}`;
      refuse(lowering, "schema/choice", place, { problem, fix: `name them: z.enum({ First: "…", Second: "…" })` });
    }
  }
  return lowering.diagnostics.length === count;
}
