/** Whether the emitted parsers judge as zod does: the same verdict, the same output, the same issues in the same order. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Parser } from "bimetal/schema";
import { expect, test } from "vitest";
import type { z } from "zod";
import { type BodyCase, bodies, bodyBytes } from "../fixtures/bodies.ts";
import * as generated from "../fixtures/contracts/schemas/generated/schemas.ts";
import type { Schema } from "../src/index.ts";
import { compileFixture, loadRoutes, zodOf } from "./compile-fixture.ts";
import { FIXTURES, updatesGoldens } from "./goldens.ts";
import { createRandom } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { judgeByParser, judgeByZod, judgeValue, judgeValueByParser, type Verdict } from "./reference.ts";
import { VALUES } from "./values.ts";

const { model } = await compileFixture("contracts", "schemas");
const types = new Map(model.types.map((type) => [type.name.pascal, type]));
const routes = await loadRoutes("schemas");
const parsers: Readonly<Record<string, unknown>> = { ...generated };
const names = Object.keys(routes);

test.each(names)("%s: values of every kind", (name) => {
  for (const text of VALUES) {
    const bytes = Buffer.from(text);
    expectSame(judgeByParser(parserOf(name), bytes), judgeByZod(schemaOf(name), bytes), text);
    const value: unknown = JSON.parse(text);
    expectSame(judgeValueByParser(parserOf(name), value), judgeValue(schemaOf(name), value, true), `${text}, jitless`);
  }
});

test("random bodies", () => {
  const counts = { malformed: 0, valid: 0, invalid: 0 };
  for (const [index, name] of names.entries()) {
    const random = createRandom(index + 1);
    for (let round = 0; round < ROUNDS; round++) {
      const text = randomBody(random, types, bodySchema(name));
      const expected = judgeByZod(schemaOf(name), Buffer.from(text));
      counts[expected.verdict]++;
      expectSame(judgeByParser(parserOf(name), Buffer.from(text)), expected, `${name}: ${text}`);
    }
  }
  // What is nearly always valid, or nearly never, would test one path alone.
  expect(counts.malformed).toBe(0);
  expect(counts.valid / (names.length * ROUNDS)).toBeGreaterThan(0.3);
  expect(counts.valid / (names.length * ROUNDS)).toBeLessThan(0.8);
});

/** For each schema. */
const ROUNDS = 200;

test.each(bodies)("$name ($schema)", ({ schema, body }) => {
  const bytes = bodyBytes(body);
  expectSame(judgeByParser(parserOf(schema), bytes), judgeByZod(schemaOf(schema), bytes), "the body");
});

test("bodies.json holds the verdicts, for tests in other languages", () => {
  const file = join(FIXTURES, "bodies.json");
  const text = `[\n${bodies.map((row) => JSON.stringify(describeCase(row))).join(",\n")}\n]\n`;
  if (updatesGoldens()) writeFileSync(file, text);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("issues beyond the limit are counted, not made", () => {
  const value: unknown = Array.from({ length: 100_000 }, () => 1);
  const { issues, total } = parserOf("list").collect(value, 100);
  expect(issues).toEqual(parserOf("list").collect(value).issues.slice(0, 100));
  expect(total).toBe(100_000);
});

test("a length on which zod itself throws is an issue", () => {
  const value: unknown = { length: { toString: 1, valueOf: 1 } };
  expect(() => schemaOf("textMin").safeParse(value)).toThrow(TypeError);
  expect(
    parserOf("textMin")
      .collect(value)
      .issues.map(({ code }) => code),
  ).toEqual(["invalid_type", "too_small"]);
});

function schemaOf(name: string): z.ZodType {
  return zodOf(routes, [name], "body");
}

function bodySchema(name: string): Schema {
  const body = model.routes.find((route) => route.name.author === name)?.body;
  if (body?.kind !== "json") throw new Error(`${name} has no body`);
  return body.schema;
}

function parserOf(name: string): Parser<unknown> {
  return parsers[typeName(name)] as Parser<unknown>;
}

/** Order of keys matters: an issue is compared as text, too. */
function expectSame(actual: Verdict, expected: Verdict, what: string): void {
  expect(actual, what).toEqual(expected);
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    expect(JSON.stringify(actual), what).toBe(JSON.stringify(expected));
}

/** A case with what zod makes of it. The largest values and the issues themselves are left out. */
function describeCase({ name, schema, body }: BodyCase): object {
  const verdict = judgeByZod(schemaOf(schema), bodyBytes(body));
  const row = { name, schema, type: typeName(schema), body, verdict: verdict.verdict };
  if (verdict.verdict === "invalid") return { ...row, issues: verdict.issues.length };
  return verdict.verdict === "valid" && verdict.value.length < 1000 ? { ...row, value: verdict.value } : row;
}

function typeName(name: string): string {
  const schema = bodySchema(name);
  return schema.kind === "named" ? schema.name.pascal : "";
}
