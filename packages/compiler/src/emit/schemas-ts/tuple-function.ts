import type { Schema } from "../../model.ts";
import { bothOf, returnCondition } from "../ts-condition.ts";
import { declareFunction } from "../ts-statement.ts";
import { tsType } from "../ts-type.ts";
import { type SchemasEmitter, takeName } from "./emitter.ts";
import { passes } from "./tests.ts";

type TupleSchema = Schema & { readonly kind: "tuple" };

/** Declares the test of a tuple whose items must all be there and are only tested. */
export function tupleFunction(emitter: SchemasEmitter, schema: TupleSchema, place: string): string {
  const name = takeName(emitter, `is${place}`);
  const items = schema.items.map((item, index) => {
    return passes(emitter, item.schema, `input[${index}]`, `${place}Item${index + 1}`);
  });
  const test = bothOf("Array.isArray(input)", `input.length === ${items.length}`, ...items);
  emitter.functions.push(declareFunction(name, `input is ${tsType(schema)}`, returnCondition(2, test)));
  return name;
}
