import type {
  CheckOptions,
  FileCheck,
  LengthCheck,
  NumberCheck,
  NumberFormat,
  Refinement,
  TextCheck,
} from "../../model.ts";
import { rustString } from "../../names.ts";
import { rustFloat } from "../schemas-rs/range.ts";
import { isLength, rustPattern, textCheck } from "../schemas-rs/text-checks.ts";
import { type Data, slice, struct, tuple } from "./layout.ts";

/** Checks of a length as rules. */
export function lengthRules(checks: readonly LengthCheck[]): Data {
  return slice(checks.map((check) => rule(check, lengthCheck(check))));
}

/** Checks of a file as rules. */
export function fileRules(checks: readonly FileCheck[]): Data {
  return slice(checks.map((check) => rule(check, fileCheck(check))));
}

/** Checks of a number as rules. */
export function numberRules(checks: readonly NumberCheck[]): Data {
  return slice(checks.map((check) => rule(check, numberCheck(check))));
}

/** Checks and changes of a string as rules. */
export function textRules(checks: readonly TextCheck[]): Data {
  return slice(checks.map((check) => rule(check, textStep(check))));
}

/** The author's own message. */
export function said({ error }: { readonly error?: string | undefined }): string {
  return error === undefined ? "None" : `Some(${rustString(error)})`;
}

/** What a check that is a function says. */
export function refinementData({ path, ...options }: Refinement): Data {
  const keys = path.map((key) => {
    return typeof key === "string" ? `RefinedKey::Name(${rustString(key)})` : `RefinedKey::Index(${rustFloat(key)})`;
  });
  return struct("Refinement", { error: said(options), path: slice(keys), abort: String(options.abort ?? false) });
}

function rule(options: CheckOptions, check: Data): Data {
  return struct("Rule", { check, error: said(options), abort: String(options.abort ?? false) });
}

function lengthCheck({ kind, value }: LengthCheck): string {
  const name = { min: "Min", max: "Max", length: "Exact" }[kind];
  return `LengthCheck::${name}(${rustFloat(value)})`;
}

function fileCheck(check: FileCheck): Data {
  if (check.kind !== "types") return tuple("FileCheck::Size", [lengthCheck(check)]);
  return tuple("FileCheck::Types", [slice(check.types.map((type) => `Scalar::Text(${rustString(type)})`))]);
}

function textStep(check: TextCheck): Data {
  if (isLength(check)) return tuple("TextStep::Length", [lengthCheck(check)]);
  if (check.kind !== "pattern") return tuple("TextStep::Check", [`TextCheck::${textCheck(check, "")}`]);
  return struct("TextStep::Format", {
    pattern: rustPattern(check.pattern, ""),
    name: rustString(check.format),
    shown: String(!check.plain),
  });
}

function numberCheck(check: NumberCheck): string {
  switch (check.kind) {
    case "multipleOf":
      return `NumberCheck::MultipleOf(${rustFloat(check.value)})`;
    case "format":
      return `NumberCheck::Format(NumberFormat::${FORMATS[check.format]})`;
    default: {
      const name = `${check.kind === "min" ? "Gt" : "Lt"}${check.inclusive ? "e" : ""}`;
      return `NumberCheck::${name}(${rustFloat(check.value)})`;
    }
  }
}

const FORMATS: Readonly<Record<NumberFormat, string>> = {
  safeint: "SafeInt",
  int32: "Int32",
  uint32: "Uint32",
  float32: "Float32",
  float64: "Float64",
};
