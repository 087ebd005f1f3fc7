import type { LengthCheck, RangeCheck, Schema } from "../../model.ts";
import { tsString } from "../../names.ts";
import { anyOf, bothOf, type Condition } from "../ts-condition.ts";
import { flat, json } from "../ts-literal.ts";
import { arrayFunction } from "./array-function.ts";
import { namedFunction, resolveType, type SchemasEmitter } from "./emitter.ts";

/** A test of a value, said both ways. */
interface Test {
  readonly passes: Condition;
  readonly fails: Condition;
}

/** Whether `value` is one of the schema's, which gives its values back as they are. */
export function passes(emitter: SchemasEmitter, schema: Schema, value: string, place: string): Condition {
  return bothOf(...testsOf(emitter, schema, value, place).map((test) => test.passes));
}

/** Whether `value` is none of the schema's. */
export function fails(emitter: SchemasEmitter, schema: Schema, value: string, place: string): Condition {
  return anyOf(...testsOf(emitter, schema, value, place).map((test) => test.fails));
}

/** Whether `value` is none of the options of a choice: compared one by one if they are few. */
export function choiceTest(options: readonly (string | number | boolean | null)[], value: string): Test {
  const texts = options.map((option) => flat(json(option)));
  return {
    passes: anyOf(...texts.map((text) => `${value} === ${text}`)),
    fails: bothOf(...texts.map((text) => `${value} !== ${text}`)),
  };
}

/** Whether an array has the wrong length. */
export function lengthFailure({ kind, value: bound }: LengthCheck, value: string): string {
  const operator = { min: "<", max: ">", length: "!==" }[kind];
  return `${value}.length ${operator} ${bound}`;
}

function testsOf(emitter: SchemasEmitter, schema: Schema, value: string, place: string): Test[] {
  switch (schema.kind) {
    case "string":
      return [typeTest("string", value), ...schema.checks.flatMap((check) => stringTests(emitter, check, value))];
    case "number":
      return [typeTest("number", value), call("Number.isFinite", value), ...schema.checks.map(rangeTest(value))];
    case "int":
      return [typeTest("number", value), call("Number.isSafeInteger", value), ...schema.checks.map(rangeTest(value))];
    case "boolean":
      return [typeTest("boolean", value)];
    case "array":
      return [call(arrayFunction(emitter, schema, place), value)];
    case "nullable":
      return [unless("null", value, testsOf(emitter, schema.inner, value, place))];
    case "optional":
      return [unless("undefined", value, testsOf(emitter, schema.inner, value, place))];
    case "default":
      return testsOf(emitter, schema.inner, value, place);
    case "named": {
      const type = resolveType(emitter, schema.name);
      const [only, ...others] = type.kind === "choice" ? type.options : [];
      if (only && others.length === 0) return [choiceTest([only.value], value)];
      return [call(namedFunction(emitter, type), value)];
    }
    case "record":
      throw new Error("a record is rebuilt, not tested");
  }
}

function typeTest(type: string, value: string): Test {
  const name = tsString(type);
  return { passes: `typeof ${value} === ${name}`, fails: `typeof ${value} !== ${name}` };
}

function call(test: string, value: string): Test {
  return { passes: `${test}(${value})`, fails: `!${test}(${value})` };
}

/** A value may also be `other`. */
function unless(other: string, value: string, tests: readonly Test[]): Test {
  return {
    passes: anyOf(`${value} === ${other}`, bothOf(...tests.map((test) => test.passes))),
    fails: bothOf(`${value} !== ${other}`, anyOf(...tests.map((test) => test.fails))),
  };
}

function stringTests(emitter: SchemasEmitter, { kind, value: bound }: LengthCheck, value: string): Test[] {
  const shorter = () => failing(emitter, "isShorter", `${value}, ${bound}`);
  const longer = () => failing(emitter, "isLonger", `${value}, ${bound}`);
  if (kind === "length") return [shorter(), longer()];
  return [kind === "min" ? shorter() : longer()];
}

/** A function of `bimetal/schema` that says what is wrong. */
function failing(emitter: SchemasEmitter, name: string, args: string): Test {
  emitter.imports.add(name);
  return { passes: `!${name}(${args})`, fails: `${name}(${args})` };
}

function rangeTest(value: string): (check: RangeCheck) => Test {
  return ({ kind, value: bound, inclusive }) => {
    const number = flat(json(bound));
    const [pass, fail] =
      kind === "min"
        ? [inclusive ? ">=" : ">", inclusive ? "<" : "<="]
        : [inclusive ? "<=" : "<", inclusive ? ">" : ">="];
    return { passes: `${value} ${pass} ${number}`, fails: `${value} ${fail} ${number}` };
  };
}
