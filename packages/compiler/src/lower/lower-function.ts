import type { AnySchema, FunctionDeclaration, Functions } from "bimetal";
import { showValue } from "../contract/show-value.ts";
import type { ContractFunction, Name, NamedSchema } from "../model.ts";
import { createName } from "../names.ts";
import { lowerBodySchema } from "./lower-schema.ts";
import { childPath, childPlace, type Lowering, locatePlace, type Place, refuse } from "./lowering.ts";
import { anything, checkOptions, language, milliseconds, type OptionKind, text } from "./options.ts";

/** A function and how diagnostics name it. */
export interface LoweredFunction {
  readonly fn: ContractFunction;
  readonly place: Place;
}

const OPTIONS: Readonly<Record<string, OptionKind>> = {
  in: language,
  description: text,
  input: anything,
  output: anything,
  timeLimit: milliseconds,
};

/** Milliseconds, of functions and of routes. */
export const DEFAULT_TIME_LIMIT = 30_000;

/** The functions of a table. Their types are named after the table's owner, if it has one, and them. */
export function lowerFunctions(lowering: Lowering, functions: Functions, place: Place): LoweredFunction[] {
  return Object.entries(functions).flatMap(([key, entry]) => {
    const name = createName(key);
    const typeName = place.typeName + name.pascal;
    const inner = locatePlace(lowering, { ...place, path: childPath(place.path, key), typeName }, entry);
    if ((entry as { kind?: unknown } | null)?.kind === "function") {
      return lowerFunction(lowering, entry, name, inner) ?? [];
    }
    refuse(lowering, "contract/not-a-function", inner, { found: showValue(entry) });
    return [];
  });
}

/** A function. Both of its schemas are lowered, also when one of them was refused: nothing is emitted then. */
function lowerFunction(
  lowering: Lowering,
  { options }: FunctionDeclaration,
  name: Name,
  place: Place,
): LoweredFunction | undefined {
  if (!checkOptions(lowering, options, place, OPTIONS)) return undefined;
  const fn = {
    name,
    language: options.in ?? "typescript",
    docs: options.description,
    input: lowerValue(lowering, options.input, childPlace(place, "input")),
    output: lowerValue(lowering, options.output, childPlace(place, "output")),
    timeLimit: options.timeLimit ?? DEFAULT_TIME_LIMIT,
    location: place.location,
  };
  return { fn, place };
}

/** What crosses between the languages: a type of its own. */
export function lowerValue(lowering: Lowering, schema: AnySchema | undefined, place: Place): NamedSchema | undefined {
  if (schema === undefined) return undefined;
  const lowered = lowerBodySchema(lowering, schema, place);
  return lowered?.kind === "named" ? lowered : undefined;
}
