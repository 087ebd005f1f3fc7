import type { NamedType, Refinement } from "../../model.ts";
import { anyOf, bothOf, ifThen, returnCondition } from "../ts-condition.ts";
import { declareFunction } from "../ts-statement.ts";
import { checkName, isTypeRebuilt, type SchemasEmitter } from "./emitter.ts";

interface Refined {
  readonly name: string;
  /** The function of the same type, without those that check its values. */
  readonly plain: string;
  readonly type: NamedType;
  readonly refinements: readonly Refinement[];
}

/** Declares the function of a type whose values are checked by functions of the author's. */
export function refinedFunction(emitter: SchemasEmitter, { name, plain, type, refinements }: Refined): string[] {
  const { pascal } = type.name;
  const passes = (value: string) => refinements.map((refinement) => `${checkName(emitter, refinement)}(${value})`);
  if (!isTypeRebuilt(emitter, type)) {
    const test = bothOf(`${plain}(input)`, ...passes("input"));
    return declareFunction(name, `input is ${pascal}`, returnCondition(2, test));
  }
  emitter.imports.add("INVALID").add("type Invalid");
  const fails = anyOf("output === INVALID", ...passes("output").map((pass) => `!${pass}`));
  return declareFunction(name, `${pascal} | Invalid`, [
    `const output = ${plain}(input);`,
    ...ifThen(2, fails, "return INVALID;"),
    "return output;",
  ]);
}
