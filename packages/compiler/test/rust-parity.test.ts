/**
 * Whether the emitted Rust agrees with zod: it never takes what zod refuses, nor gives another value. Where a key stands
 * twice it may refuse what it must take once the body has been written anew, which is what the host does then.
 */
import { readJson, writeJson } from "bimetal/schema";
import { expect, test } from "vitest";
import { bodies, bodyBytes } from "../fixtures/bodies.ts";
import { hasDuplicateKeys } from "./duplicate-keys.ts";
import { type Fixture, loadFixture } from "./parity-fixture.ts";
import { createRandom } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { judgeByZod, type Verdict } from "./reference.ts";
import { judgeByRust, type RustCase } from "./rust-judge.ts";
import { VALUES } from "./values.ts";

interface Case extends RustCase {
  readonly name: string;
  readonly expected: Verdict;
}

/** For each schema. */
const ROUNDS = 200;

test("the emitted Rust and zod agree", { timeout: 10 * 60_000 }, async () => {
  const plain = await loadFixture("schemas");
  const table = bodies.map(({ name, schema, body }) => createCase(plain, name, schema, bodyBytes(body)));
  const all = [...table, ...listCases(plain), ...listCases(await loadFixture("zod"))];
  const first = judgeByRust("parity-json", all);
  const again = all.flatMap((row, index) =>
    first[index] === undefined && row.expected.verdict === "valid" ? [row] : [],
  );
  expect(again.filter(({ bytes }) => !hasDuplicateKeys(Buffer.from(bytes).toString()))).toEqual([]);
  const rewritten = again.map((row) => ({ ...row, bytes: canonical(row.bytes) }));
  const second = judgeByRust("parity-json", rewritten, all);
  const disagreements = all.flatMap((row, index) => {
    const actual = first[index] ?? second[again.indexOf(row)];
    const expected = row.expected.verdict === "valid" ? row.expected.value : undefined;
    return actual === expected ? [] : [{ type: row.type, name: row.name.slice(0, 200), actual, expected }];
  });
  expect(disagreements).toEqual([]);
});

function listCases(fixture: Fixture): Case[] {
  return fixture.schemas.flatMap((schema, index) => {
    const random = createRandom(index + 1000);
    const texts = Array.from({ length: ROUNDS }, () => randomBody(random, fixture.types, fixture.modelOf(schema)));
    return [...VALUES, ...texts].map((text) => createCase(fixture, text, schema, Buffer.from(text)));
  });
}

function createCase(fixture: Fixture, name: string, schema: string, bytes: Uint8Array): Case {
  const expected = judgeByZod(fixture.zodOf(schema), bytes, fixture.parserOf(schema).deep);
  return { name, fixture: fixture.name, type: fixture.typeOf(schema), bytes, expected };
}

/** A body as the host writes it anew. */
function canonical(bytes: Uint8Array): Uint8Array {
  return Buffer.from(writeJson(readJson(bytes)));
}
