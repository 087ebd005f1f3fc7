import type { Schema } from "../../model.ts";
import { anyOf, ifThen } from "../ts-condition.ts";
import { list } from "../ts-layout.ts";
import { declareFunction } from "../ts-statement.ts";
import { tsType } from "../ts-type.ts";
import { type SchemasEmitter, takeName } from "./emitter.ts";
import { assignRebuilt } from "./rebuild.ts";
import { fails, lengthFailure } from "./tests.ts";

type ArraySchema = Schema & { readonly kind: "array" };

/** Declares the test of an array whose items are only tested. */
export function arrayFunction(emitter: SchemasEmitter, schema: ArraySchema, place: string): string {
  const name = takeName(emitter, `is${place}`);
  emitter.functions.push(declareFunction(name, `input is ${tsType(schema)}`, arrayTest(emitter, schema, place)));
  return name;
}

/** The body of such a test. */
export function arrayTest(emitter: SchemasEmitter, schema: ArraySchema, place: string): string[] {
  const items = ifThen(4, fails(emitter, schema.item, "item", `${place}Item`), "return false;");
  return [
    ...ifThen(2, isNoArray(schema), "return false;"),
    "for (const item of input) {",
    ...items.map((line) => `  ${line}`),
    "}",
    "return true;",
  ];
}

/** The body of a function that makes an array anew. */
export function arrayRebuild(emitter: SchemasEmitter, schema: ArraySchema, place: string): string[] {
  emitter.imports.add("INVALID");
  const declare = list(`  const output: ${tsType(schema)} = new Array(`, ["input.length"], ");", "  ");
  const item = assignRebuilt(emitter, schema.item, { place: `${place}Item`, indent: 4, left: "item", input: "value" });
  return [
    ...ifThen(2, isNoArray(schema), "return INVALID;"),
    // As long as the input from the beginning: an array that grows is copied again and again.
    ...declare.map((line) => line.slice(2)),
    "for (let index = 0; index < input.length; index++) {",
    ...["const value: unknown = input[index];", ...item, "output[index] = item;"].map((line) => `  ${line}`),
    "}",
    "return output;",
  ];
}

function isNoArray({ checks }: ArraySchema) {
  return anyOf("!Array.isArray(input)", ...checks.map((check) => lengthFailure(check, "input")));
}
