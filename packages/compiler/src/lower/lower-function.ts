import type { FunctionDeclaration } from "bimetal";
import type { ContractFunction, Name, NamedSchema } from "../model.ts";
import { lowerBodySchema } from "./lower-schema.ts";
import { childPlace, type Lowering, type Place } from "./lowering.ts";
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

/** A function. Both of its schemas are lowered, also when one of them was refused: nothing is emitted then. */
export function lowerFunction(
  lowering: Lowering,
  { options }: FunctionDeclaration,
  name: Name,
  place: Place,
): LoweredFunction | undefined {
  if (!checkOptions(lowering, options, place, OPTIONS)) return undefined;
  const part = (key: "input" | "output"): NamedSchema | undefined => {
    if (options[key] === undefined) return undefined;
    const schema = lowerBodySchema(lowering, options[key], childPlace(place, key));
    return schema?.kind === "named" ? schema : undefined;
  };
  const fn = {
    name,
    language: options.in ?? "typescript",
    docs: options.description,
    input: part("input"),
    output: part("output"),
    timeLimit: options.timeLimit ?? DEFAULT_TIME_LIMIT,
    location: place.location,
  };
  return { fn, place };
}
