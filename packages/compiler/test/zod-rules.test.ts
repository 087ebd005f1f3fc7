/**
 * What the emitters take from zod, as facts: where a newer zod has another opinion this says which, before the comparisons
 * say where it matters.
 */
import { expect, test } from "vitest";
import { z } from "zod";

/** What becomes of a value: the JSON that goes out, or codes and paths of the issues. */
function judge(schema: z.ZodType, value: unknown): string {
  const { success, data, error } = schema.safeParse(value);
  if (success) return JSON.stringify(data) ?? "undefined";
  return error.issues.map(({ code, path }) => [code, ...path].join(" ")).join(", ");
}

const parse = (text: string): unknown => JSON.parse(text);

const FACTS: readonly (readonly [fact: string, schema: z.ZodType, value: unknown, becomes: string])[] = [
  ["a string's length counts code points", z.string().max(1), "😀", '"😀"'],
  ["checks run on after one has failed", z.string().min(3).regex(/^b/), "a", "too_small, invalid_format"],
  ["an aborting check ends the checks", z.string().min(3, { abort: true }).regex(/^b/), "a", "too_small"],
  ["changes and checks go in their order", z.string().min(2).trim().min(2), " a ", "too_small"],
  ["a global pattern begins anew", z.string().regex(/a/g), "a", '"a"'],
  ["an int is a safe one", z.int(), 2 ** 53, "too_big"],
  ["an int that is a fraction has the wrong type", z.int(), 0.5, "invalid_type"],
  ["an infinite number has the wrong type", z.number(), Number.POSITIVE_INFINITY, "invalid_type"],
  ["a float32 is bounded, not rounded", z.float32(), 0.1, "0.1"],
  ["multiples are decimal", z.number().multipleOf(0.1), 0.3, "0.3"],
  ["-0 is a multiple", z.number().multipleOf(2), -0, "0"],
  ["unknown keys are stripped", z.object({ a: z.int() }), { b: 1, a: 2 }, '{"a":2}'],
  ["keys go out in the shape's order", z.object({ b: z.int(), a: z.int() }), { a: 1, b: 2 }, '{"b":2,"a":1}'],
  ["strict objects name all unknown keys at once", z.strictObject({}), { a: 1, b: 2 }, "unrecognized_keys"],
  ["loose objects keep __proto__ out", z.looseObject({}), parse('{"__proto__":1,"a":2}'), '{"a":2}'],
  ["records keep __proto__ out", z.record(z.string(), z.int()), parse('{"__proto__":"x","a":2}'), '{"a":2}'],
  ["records take numeric keys for numbers", z.record(z.int(), z.int()), { "01": 1 }, '{"1":1}'],
  ["a record of listed keys needs all", z.record(z.enum(["a", "b"]), z.int()), { a: 1 }, "invalid_type b"],
  ["a partial record does not", z.partialRecord(z.enum(["a", "b"]), z.int()), { a: 1 }, '{"a":1}'],
  ["an unlisted key is unknown", z.partialRecord(z.enum(["a"]), z.int()), { b: 1 }, "unrecognized_keys"],
  ["a key that fails a check is invalid", z.record(z.string().max(1), z.int()), { ab: 1 }, "invalid_key ab"],
  ["words for booleans are the same in any case", z.stringbool(), "YES", "true"],
  ["what is no such word has the wrong value", z.stringbool(), "maybe", "invalid_value"],
  [
    "a check with a condition of its own runs where that holds",
    z
      .string()
      .min(2)
      .refine(() => false, { when: ({ issues }) => issues.length === 0 }),
    "a",
    "too_small",
  ],
  ["a default is not parsed", z.object({ a: z.string().max(1).default("long") }), {}, '{"a":"long"}'],
  ["a prefault is", z.object({ a: z.string().max(1).prefault("long") }), {}, "too_big a"],
  ["a default fills behind optional", z.object({ a: z.int().default(1).optional() }), {}, '{"a":1}'],
  ["a catch does not", z.object({ a: z.int().catch(1).optional() }), {}, "{}"],
  ["a catch fills a field that is absent", z.object({ a: z.int().catch(1) }), {}, '{"a":1}'],
  ["but not a required one", z.object({ a: z.int().catch(1) }).required(), {}, "invalid_type a"],
  ["an exactOptional may be absent", z.object({ a: z.int().exactOptional() }), {}, "{}"],
  ["an absent unknown is missed", z.object({ a: z.unknown() }), {}, "invalid_type a"],
  ["a tuple's rest is unbounded", z.tuple([z.int()], z.string()), [1, "a", "b"], '[1,"a","b"]'],
  ["a tuple that is too long says so", z.tuple([z.int()]), [1, 2], "too_big"],
  ["a union takes the first that fits", z.union([z.object({}), z.object({ a: z.int() })]), { a: 1 }, "{}"],
  ["a failed union is one issue", z.union([z.int(), z.boolean()]), "a", "invalid_union"],
  ["of one option that is not aborted its issues", z.union([z.int().max(1), z.boolean()]), 2, "too_big"],
  ["an unknown tag is an issue at the tag", tagged(), { kind: "c" }, "invalid_union kind"],
  ["both sides of an intersection report", z.intersection(withA(), withB()), {}, "invalid_type a, invalid_type b"],
  ["and keys that one of them knows are known", z.intersection(withA(), withB()), { a: 1, b: 2 }, '{"a":1,"b":2}'],
  ["an xor takes no value that two take", z.xor([z.int(), z.number()]), 1, "invalid_union"],
  ["a pipe ends at the first that fails", z.pipe(z.string().max(1), z.string().min(3)), "ab", "too_big"],
  ["null is no absent value", z.object({ a: z.int().optional() }), { a: null }, "invalid_type a"],
];

function tagged(): z.ZodType {
  return z.discriminatedUnion("kind", [z.object({ kind: z.literal("a") }), z.object({ kind: z.literal("b") })]);
}

function withA(): z.ZodType {
  return z.strictObject({ a: z.int() });
}

function withB(): z.ZodType {
  return z.strictObject({ b: z.int() });
}

const { major, minor, patch } = z.core.version;

test.each(FACTS)(`zod ${major}.${minor}.${patch} still says: %s`, (_, schema, value, becomes) => {
  expect(judge(schema, value)).toBe(becomes);
});
