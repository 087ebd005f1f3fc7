import type { Option, UnionType } from "../../model.ts";
import { anyOf, ifThen, returnCondition } from "../ts-condition.ts";
import { flat, json } from "../ts-literal.ts";
import { declareFunction } from "../ts-statement.ts";
import { isRebuilt, type SchemasEmitter } from "./emitter.ts";
import { access } from "./object-function.ts";
import { assignResult, rebuildFunction } from "./rebuild.ts";
import { passes } from "./tests.ts";

/** The body of the test of a union whose options are only tested. */
export function unionTest(emitter: SchemasEmitter, { options }: UnionType, place: string): string[] {
  const tests = options.map(({ schema, variant }) => passes(emitter, schema, "input", place + variant));
  return returnCondition(2, anyOf(...tests));
}

/** Declares the function that makes a value of a union anew. */
export function unionFunction(emitter: SchemasEmitter, name: string, type: UnionType, place: string): string[] {
  emitter.imports.add("INVALID").add("type Invalid");
  const body = type.key === undefined ? tryOptions(emitter, type, place) : chooseOption(emitter, type, type.key, place);
  return declareFunction(name, `${place} | Invalid`, body);
}

/** The first option that takes the value. */
function tryOptions(emitter: SchemasEmitter, { options }: UnionType, place: string): string[] {
  return [
    ...options.flatMap((option, index) => tryOption(emitter, option, place, `option${index + 1}`)),
    "return INVALID;",
  ];
}

function tryOption(emitter: SchemasEmitter, { schema, variant }: Option, place: string, left: string): string[] {
  const inner = place + variant;
  if (!isRebuilt(emitter, schema)) return ifThen(2, passes(emitter, schema, "input", inner), "return input;");
  return [
    ...assignResult(emitter, schema, { place: inner, indent: 2, left, input: "input" }),
    `if (${left} !== INVALID) return ${left};`,
  ];
}

/** The option that the value of one key chooses. */
function chooseOption(emitter: SchemasEmitter, { options }: UnionType, key: string, place: string): string[] {
  emitter.imports.add("isObject");
  const cases = options.flatMap(({ schema, variant, tags }) => {
    const labels = tags.map((tag) => `  case ${tag === undefined ? "undefined" : flat(json(tag))}:`);
    return [...labels, `    return ${rebuildFunction(emitter, schema, place + variant)}(input);`];
  });
  return [
    "if (!isObject(input)) return INVALID;",
    `switch (input${access(key)}) {`,
    ...cases,
    "  default:",
    "    return INVALID;",
    "}",
  ];
}
