import type { CheckOptions, FileCheck, LengthCheck, NumberCheck, Pattern, Refinement, TextCheck } from "../../model.ts";
import { tsString } from "../../names.ts";
import { atom, json, type Literal, object } from "../ts-literal.ts";

/** The constant of a pattern, which is named after what it is for. */
type PatternConstant = (pattern: Pattern, wanted: string) => Literal;

/** Checks as data for the collector, named as zod's methods. */
export function lengthCheck(check: LengthCheck): Literal {
  return withOptions(check, [[check.kind, json(check.value)]]);
}

export function fileCheck(check: FileCheck): Literal {
  return check.kind === "types" ? withOptions(check, [["types", json(check.types)]]) : lengthCheck(check);
}

export function numberCheck(check: NumberCheck): Literal {
  switch (check.kind) {
    case "multipleOf":
      return withOptions(check, [["multipleOf", json(check.value)]]);
    case "format":
      return withOptions(check, [["format", text(check.format)]]);
    default: {
      const method = `${check.kind === "min" ? "gt" : "lt"}${check.inclusive ? "e" : ""}`;
      return withOptions(check, [[method, json(check.value)]]);
    }
  }
}

export function textCheck(check: TextCheck, place: string, pattern: PatternConstant): Literal {
  switch (check.kind) {
    case "min":
    case "max":
    case "length":
      return lengthCheck(check);
    case "pattern": {
      const format = check.format === "regex" ? undefined : text(check.format);
      const plain = check.plain ? atom("true") : undefined;
      return withOptions(check, [
        ["pattern", pattern(check.pattern, patternPlace(check.format, place))],
        ["format", format],
        ["plain", plain],
      ]);
    }
    case "prefix":
    case "suffix":
      return withOptions(check, [[check.kind, text(check.text)]]);
    case "includes":
      return withOptions(check, [
        ["includes", text(check.text)],
        ["position", check.position === undefined ? undefined : json(check.position)],
      ]);
    case "format":
      return withOptions(check, [
        ["format", text(check.format)],
        ["alg", check.alg === undefined ? undefined : text(check.alg)],
      ]);
    case "url":
      return withOptions(check, [
        ["format", text("url")],
        ["hostname", check.hostname && pattern(check.hostname, `${place}Hostname`)],
        ["protocol", check.protocol && pattern(check.protocol, `${place}Protocol`)],
        ["normalize", check.normalize ? atom("true") : undefined],
      ]);
    case "change":
      return withOptions(check, [["change", text(check.change)]]);
  }
}

/** A check that is a function. */
export function refinementNode(refinement: Refinement, passes: string): Literal {
  const path = refinement.path.length > 0 ? json(refinement.path) : undefined;
  return withOptions(refinement, [
    ["passes", atom(passes)],
    ["path", path],
  ]);
}

/** A built-in format's pattern is named after the format, an author's after its place. */
export function patternPlace(format: string, place: string): string {
  return /^[a-z]\w*$/.test(format) && format !== "regex" ? format : place;
}

type Entry = readonly [key: string, value: Literal | undefined];

function withOptions({ error, abort }: CheckOptions, entries: readonly Entry[]): Literal {
  return object([
    ...entries,
    ["error", error === undefined ? undefined : text(error)],
    ["abort", abort ? atom("true") : undefined],
  ]);
}

function text(value: string): Literal {
  return atom(tsString(value));
}
