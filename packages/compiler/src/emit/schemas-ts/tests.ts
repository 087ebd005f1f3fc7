import type {
  FileCheck,
  LengthCheck,
  NumberCheck,
  NumberFormat,
  Pattern,
  RangeCheck,
  Schema,
  TextCheck,
} from "../../model.ts";
import { tsString } from "../../names.ts";
import { anyOf, bothOf, type Condition } from "../ts-condition.ts";
import { flat, json } from "../ts-literal.ts";
import { arrayFunction } from "./array-function.ts";
import { patternPlace } from "./check-node.ts";
import { namedFunction, patternName, resolveType, type SchemasEmitter } from "./emitter.ts";
import { tupleFunction } from "./tuple-function.ts";

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
      return [typeTest("string", value), ...schema.checks.flatMap((check) => textTests(emitter, check, value, place))];
    case "template":
      return [typeTest("string", value), patternTest(emitter, schema.pattern, value, place)];
    case "number":
      return [typeTest("number", value), call("Number.isFinite", value), ...numberTests(emitter, schema.checks, value)];
    case "int":
      return [typeTest("number", value), ...numberTests(emitter, schema.checks, value)];
    case "boolean":
      return [typeTest("boolean", value)];
    case "null":
      return [choiceTest([null], value)];
    case "unknown":
      return [{ passes: `${value} !== undefined`, fails: `${value} === undefined` }];
    case "file":
      return [instanceTest("File", value), ...schema.checks.map((check) => fileTest(check, value))];
    case "array":
      return [call(arrayFunction(emitter, schema, place), value)];
    case "tuple":
      return [call(tupleFunction(emitter, schema, place), value)];
    case "nullable":
      return [unless("null", value, testsOf(emitter, schema.inner, value, place))];
    case "optional":
      if (schema.inner.kind === "unknown") return [];
      return [unless("undefined", value, testsOf(emitter, schema.inner, value, place))];
    case "nonoptional":
      return testsOf(emitter, required(schema.inner), value, place);
    case "default":
      return testsOf(emitter, schema.inner, value, place);
    case "named": {
      const type = resolveType(emitter, schema.name);
      const [only, ...others] = type.kind === "choice" ? type.options : [];
      if (only && others.length === 0) return [choiceTest([only.value], value)];
      return [call(namedFunction(emitter, type), value)];
    }
    case "record":
    case "catch":
    case "pipe":
    case "never":
    case "stringbool":
      throw new Error(`a ${schema.kind} is rebuilt, not tested`);
  }
}

/** A schema whose value must be there. */
export function required(schema: Schema): Schema {
  return schema.kind === "optional" ? required(schema.inner) : schema;
}

function typeTest(type: string, value: string): Test {
  const name = tsString(type);
  return { passes: `typeof ${value} === ${name}`, fails: `typeof ${value} !== ${name}` };
}

function instanceTest(type: string, value: string): Test {
  return { passes: `${value} instanceof ${type}`, fails: `!(${value} instanceof ${type})` };
}

function fileTest(check: FileCheck, value: string): Test {
  if (check.kind === "types") return choiceTest(check.types, `${value}.type`);
  const { kind, value: bound } = check;
  if (kind === "length") return choiceTest([bound], `${value}.size`);
  return rangeTest({ kind, value: bound, inclusive: true }, `${value}.size`);
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

function textTests(emitter: SchemasEmitter, check: TextCheck, value: string, place: string): Test[] {
  switch (check.kind) {
    case "min":
    case "max":
    case "length": {
      const shorter = () => failing(emitter, "isShorter", `${value}, ${check.value}`);
      const longer = () => failing(emitter, "isLonger", `${value}, ${check.value}`);
      if (check.kind === "length") return [shorter(), longer()];
      return [check.kind === "min" ? shorter() : longer()];
    }
    case "pattern":
      return [patternTest(emitter, check.pattern, value, patternPlace(check.format, place))];
    case "prefix":
      return [method(value, "startsWith", tsString(check.text))];
    case "suffix":
      return [method(value, "endsWith", tsString(check.text))];
    case "includes": {
      const position = check.position === undefined ? "" : `, ${check.position}`;
      return [method(value, "includes", tsString(check.text) + position)];
    }
    default:
      throw new Error(`a string with the check ${check.kind} is rebuilt, not tested`);
  }
}

function patternTest(emitter: SchemasEmitter, pattern: Pattern, value: string, place: string): Test {
  const name = patternName(emitter, pattern, place);
  if (!/[gy]/.test(pattern.flags)) return method(name, "test", value);
  emitter.imports.add("matches");
  return call("matches", `${name}, ${value}`);
}

function method(object: string, name: string, args: string): Test {
  return { passes: `${object}.${name}(${args})`, fails: `!${object}.${name}(${args})` };
}

function numberTests(emitter: SchemasEmitter, checks: readonly NumberCheck[], value: string): Test[] {
  return checks.flatMap((check) => {
    switch (check.kind) {
      case "multipleOf":
        emitter.imports.add("isMultiple");
        return [call("isMultiple", `${value}, ${flat(json(check.value))}`)];
      case "format":
        return formatTests(check.format, value);
      default:
        return [rangeTest(check, value)];
    }
  });
}

function formatTests(format: NumberFormat, value: string): Test[] {
  const [least, most] = NUMBER_FORMATS[format];
  const isInt = format.includes("int");
  return [
    ...(isInt ? [call(format === "safeint" ? "Number.isSafeInteger" : "Number.isInteger", value)] : []),
    ...(least === undefined ? [] : [rangeTest({ kind: "min", value: least, inclusive: true }, value)]),
    ...(most === undefined ? [] : [rangeTest({ kind: "max", value: most, inclusive: true }, value)]),
  ];
}

/** The ranges of formats, where a test of their own does not see to them. */
const NUMBER_FORMATS: Readonly<Record<NumberFormat, readonly [least?: number, most?: number]>> = {
  safeint: [],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-3.4028234663852886e38, 3.4028234663852886e38],
  float64: [],
};

/** A function of `bimetal/schema` that says what is wrong. */
function failing(emitter: SchemasEmitter, name: string, args: string): Test {
  emitter.imports.add(name);
  return { passes: `!${name}(${args})`, fails: `${name}(${args})` };
}

function rangeTest({ kind, value: bound, inclusive }: RangeCheck, value: string): Test {
  const number = flat(json(bound));
  const [pass, fail] =
    kind === "min"
      ? [inclusive ? ">=" : ">", inclusive ? "<" : "<="]
      : [inclusive ? "<=" : "<", inclusive ? ">" : ">="];
  return { passes: `${value} ${pass} ${number}`, fails: `${value} ${fail} ${number}` };
}
