/** Types whose values are checked by functions: their Rust twins. */
import type { NamedType, Refinement } from "../../model.ts";
import { implHeader, indentLines } from "../rust-layout.ts";
import { isUneven, type SchemasEmitter, takeName } from "./emitter.ts";
import { rustType } from "./type.ts";

/** Where a type's method of reading begins: in its trait, or as one that runs no functions yet. */
export interface Reading {
  readonly trait: string;
  readonly method: string;
  /** The same without functions. */
  readonly plain: string;
  /** Of the method. */
  readonly input: string;
  readonly invalid: string;
  /** rustfmt would lay the body out in another way. */
  readonly isOdd?: boolean;
}

/** From JSON. */
export const JSON_READING: Reading = {
  ...{ trait: "json::Decode", method: "decode", plain: "read", input: "reader: &mut json::Reader<'_>" },
  invalid: "json::Invalid",
};

/** From strings with names. */
export const TEXT_READING: Reading = {
  ...{ trait: "text::DecodeText", method: "decode_text", plain: "read_text", input: "pairs: &text::Pairs<'_>" },
  invalid: "text::Invalid",
};

/** The lines up to the body of a type's method of reading. */
export function beginReading({ name, deep, refinements }: NamedType, reading: Reading): string[] {
  const { trait, method, plain, input, invalid, isOdd = false } = reading;
  const skip = isOdd ? ["    #[rustfmt::skip]"] : [];
  if (refinements) {
    return [
      `impl ${name.pascal} {`,
      "    /// Reads a value that no function has checked yet.",
      ...skip,
      `    pub(super) fn ${plain}(${input}) -> Result<Self, ${invalid}> {`,
    ];
  }
  return [
    ...implHeader(trait, name.pascal),
    ...(deep && reading.trait === JSON_READING.trait ? DEEP : []),
    ...skip,
    `    fn ${method}(${input}) -> Result<Self, ${invalid}> {`,
  ];
}

const DEEP = ["    const DEEP: bool = true;", ""];

/** The same method with the functions, which {@link refinedParts} declares. */
export function refinedReading({ name, deep, refinements }: NamedType, reading: Reading): string[][] {
  if (!refinements) return [];
  const { trait, method, plain, input, invalid } = reading;
  const [argument = ""] = input.split(":");
  return [
    [
      ...implHeader(trait, name.pascal),
      ...(deep && trait === JSON_READING.trait ? DEEP : []),
      `    fn ${method}(${input}) -> Result<Self, ${invalid}> {`,
      `        let value = Self::${plain}(${argument})?;`,
      ...indentLines(checked(invalid)),
      "    }",
      "}",
    ],
  ];
}

/** The last lines of such a method, where the variable `value` holds a value. */
export function checked(invalid: string): string[] {
  return [
    "    let is_right = Self::CHECKS.iter().all(|check| check(&value));",
    `    is_right.then_some(value).ok_or(${invalid})`,
  ];
}

/** The twins of the functions that check a type's values. One of another type is a mistake in the line that names it. */
export function refinedParts(emitter: SchemasEmitter, type: NamedType): string[][] {
  const { refinements } = type;
  if (!refinements) return [];
  const { parameter, argument } = checkedValue(type);
  const names = refinements.map((refinement) => twinName(emitter, type, refinement));
  const checks = names.map((name) => (argument === undefined ? name : `|value| ${name}(${argument})`));
  const twins = refinements.map(({ typescript, rust }, index) => [
    `/// What \`${typescript.name}\` of \`${typescript.module}\` is in Rust.`,
    "#[rustfmt::skip]",
    `const ${names[index]}: fn(${parameter}) -> bool = ${rust};`,
  ]);
  return [
    ...twins,
    [
      `impl ${type.name.pascal} {`,
      "    /// The functions that check its values, in order.",
      "    #[rustfmt::skip]",
      `    pub(super) const CHECKS: &[fn(&Self) -> bool] = &[${checks.join(", ")}];`,
      "}",
    ],
  ];
}

function twinName(emitter: SchemasEmitter, { name }: NamedType, { rust }: Refinement): string {
  const last = rust.split("::").at(-1) ?? "";
  return takeName(emitter, `${name.snake}_${last}`.replace(/r#/g, "").toUpperCase());
}

/** What a twin takes, and what of the variable `value` that is, where it is not the value itself. */
function checkedValue(type: NamedType): { readonly parameter: string; readonly argument?: string } {
  if (type.kind !== "alias") return { parameter: `&${type.name.pascal}` };
  const { schema } = type;
  switch (schema.kind) {
    case "string":
    case "template":
      return { parameter: "&str", argument: "&value.0" };
    case "array":
      return { parameter: `&[${rustType(schema.item)}]`, argument: "&value.0" };
    case "number":
    case "int":
    case "boolean":
      return { parameter: rustType(schema), argument: "value.0" };
    default:
      // Which items of a tuple are there, only the type itself says.
      if (schema.kind === "tuple" && isUneven(schema)) return { parameter: `&${type.name.pascal}` };
      return { parameter: `&${rustType(schema)}`, argument: "&value.0" };
  }
}
