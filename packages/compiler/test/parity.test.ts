/** Whether the emitted parsers judge as zod does: the same verdict, the same output, the same issues in the same order. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BodyCase, bodies, bodyBytes } from "../fixtures/bodies.ts";
import { FIXTURES, updatesGoldens } from "./goldens.ts";
import { loadFixture } from "./parity-fixture.ts";
import { createRandom } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { judgeByParser, judgeByZod, judgeValue, judgeValueByParser, type Verdict } from "./reference.ts";
import { VALUES } from "./values.ts";

const plain = await loadFixture("schemas");

describe.each([plain, await loadFixture("zod"), await loadFixture("refined")])(
  "the contract $name",
  ({ schemas, zodOf, modelOf, parserOf, types }) => {
    test.each(schemas)("%s: values of every kind", (name) => {
      for (const text of VALUES) {
        const bytes = Buffer.from(text);
        expectSame(judgeByParser(parserOf(name), bytes), judgeByZod(zodOf(name), bytes, parserOf(name).deep), text);
        const value: unknown = JSON.parse(text);
        expectSame(judgeValueByParser(parserOf(name), value), judgeValue(zodOf(name), value, true), `${text}, jitless`);
      }
    });

    test("what is nested deeper than any schema is not followed", () => {
      const bytes = Buffer.from(`${"[".repeat(20_000)}${"]".repeat(20_000)}`);
      for (const name of schemas) {
        const parser = parserOf(name);
        expectSame(judgeByParser(parser, bytes), judgeByZod(zodOf(name), bytes, parser.deep), name);
      }
    });

    test("random bodies", () => {
      const counts = { malformed: 0, valid: 0, invalid: 0, throws: 0 };
      for (const [index, name] of schemas.entries()) {
        const random = createRandom(index + 1);
        for (let round = 0; round < ROUNDS; round++) {
          const text = randomBody(random, types, modelOf(name));
          const expected = judgeByZod(zodOf(name), Buffer.from(text), parserOf(name).deep);
          counts[expected.verdict]++;
          expectSame(judgeByParser(parserOf(name), Buffer.from(text)), expected, `${name}: ${text}`);
        }
      }
      // What is nearly always valid, or nearly never, would test one path alone.
      expect(counts.valid / (schemas.length * ROUNDS)).toBeGreaterThan(0.3);
      expect(counts.valid / (schemas.length * ROUNDS)).toBeLessThan(0.8);
    });
  },
);

/** For each schema. */
const ROUNDS = 200;

test.each(bodies)("$name ($schema)", ({ schema, body }) => {
  const bytes = bodyBytes(body);
  expectSame(judgeByParser(plain.parserOf(schema), bytes), judgeByZod(plain.zodOf(schema), bytes), "the body");
});

test("bodies.json holds the verdicts, for tests in other languages", () => {
  const file = join(FIXTURES, "bodies.json");
  const text = `[\n${bodies.map((row) => JSON.stringify(describeCase(row))).join(",\n")}\n]\n`;
  if (updatesGoldens()) writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("issues beyond the limit are counted, not made", () => {
  const value: unknown = Array.from({ length: 100_000 }, () => 1);
  const { issues, total } = plain.parserOf("list").collect(value, 100);
  expect(issues).toEqual(plain.parserOf("list").collect(value).issues.slice(0, 100));
  expect(total).toBe(100_000);
});

test("a length on which zod itself throws is an issue", () => {
  const value: unknown = { length: { toString: 1, valueOf: 1 } };
  expect(() => plain.zodOf("textMin").safeParse(value)).toThrow(TypeError);
  const { issues } = plain.parserOf("textMin").collect(value);
  expect(issues.map(({ code }) => code)).toEqual(["invalid_type", "too_small"]);
});

/** Order of keys matters: an issue is compared as text, too. */
function expectSame(actual: Verdict, expected: Verdict, what: string): void {
  expect(actual, what).toEqual(expected);
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    expect(JSON.stringify(actual), what).toBe(JSON.stringify(expected));
}

/** A case with what zod makes of it. The largest values and the issues themselves are left out. */
function describeCase({ name, schema, body }: BodyCase): object {
  const verdict = judgeByZod(plain.zodOf(schema), bodyBytes(body));
  const row = { name, schema, type: plain.typeOf(schema), body, verdict: verdict.verdict };
  if (verdict.verdict === "invalid") return { ...row, issues: verdict.issues.length };
  return verdict.verdict === "valid" && verdict.value.length < 1000 ? { ...row, value: verdict.value } : row;
}
