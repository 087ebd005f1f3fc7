/** Whether the emitted Rust agrees with zod: the same verdict, the same output, the same issues in the same order. */
import { beforeAll, expect, test } from "vitest";
import { bodies, bodyBytes } from "../fixtures/bodies.ts";
import { decodeByRust } from "./decode-by-rust.ts";
import { type Fixture, loadFixture } from "./parity-fixture.ts";
import { createRandom } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { judgeByZod, type Verdict } from "./reference.ts";
import { describeVerdict, explainByRust, judgeByRust, type RustCase } from "./rust-judge.ts";
import { VALUES } from "./values.ts";

interface Case extends RustCase {
  readonly name: string;
  readonly expected: Verdict;
}

/** For each schema. */
const ROUNDS = 200;

let all: readonly Case[];

beforeAll(async () => {
  const plain = await loadFixture("schemas");
  const table = bodies.map(({ name, schema, body }) => createCase(plain, name, schema, bodyBytes(body)));
  const others = [await loadFixture("zod"), await loadFixture("refined")];
  all = [...table, ...[plain, ...others].flatMap(listCases)];
});

test("the decoders and zod agree", { timeout: 10 * 60_000 }, async () => {
  const asked = all.map((row) => ({ row, verdict: row.expected }));
  const decoded = await decodeByRust(asked, (rows) => judgeByRust("parity-json", rows, all));
  const disagreements = all.flatMap((row, index) => {
    const actual = decoded[index];
    const expected = row.expected.verdict === "valid" ? row.expected.value : undefined;
    return actual === expected ? [] : [{ type: row.type, name: row.name.slice(0, 200), actual, expected }];
  });
  expect(disagreements).toEqual([]);
});

test("the collector and zod agree, also where a decoder is asked first", { timeout: 10 * 60_000 }, () => {
  const explanations = explainByRust("parity-json", all);
  const disagreements = all.flatMap(({ type, name, expected: verdict }, index) => {
    const expected = describeVerdict(verdict);
    const actual = explanations[index];
    if (actual?.read === expected && actual.collected === expected) return [];
    return [{ type, name: name.slice(0, 200), actual, expected }];
  });
  expect(disagreements).toEqual([]);
  // What is nearly always valid, or nearly never, would test one path alone.
  const invalid = all.filter(({ expected }) => expected.verdict === "invalid").length;
  expect(invalid).toBeGreaterThan(all.length / 4);
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
  const [type, node] = [fixture.typeOf(schema), fixture.nodeOf(schema)];
  return { name, fixture: fixture.name, type, node, bytes, expected };
}
