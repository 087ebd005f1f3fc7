/**
 * Whether the emitted Rust agrees with zod: it never takes what zod refuses, nor gives another value. Where a key stands
 * twice it may refuse what it must take once the body has been written anew, which is what the host does then.
 */
import { expect, test } from "vitest";
import { bodies, bodyBytes } from "../fixtures/bodies.ts";
import { compileFixture, loadRoutes, zodOf } from "./compile-fixture.ts";
import { hasDuplicateKeys } from "./duplicate-keys.ts";
import { createRandom } from "./random.ts";
import { randomBody } from "./random-body.ts";
import { judgeByZod, type Verdict } from "./reference.ts";
import { judgeByRust, type RustCase } from "./rust-judge.ts";
import { VALUES } from "./values.ts";

interface Case extends RustCase {
  readonly name: string;
  readonly expected: Verdict;
}

const { model } = await compileFixture("contracts", "schemas");
const routes = await loadRoutes("schemas");
const types = new Map(model.types.map((type) => [type.name.pascal, type]));

/** For each schema. */
const ROUNDS = 200;

test("the emitted Rust and zod agree", { timeout: 10 * 60_000 }, () => {
  const cases = model.routes.flatMap((route) => {
    const schema = route.name.author;
    const random = createRandom(model.routes.indexOf(route) + 1000);
    const texts = Array.from({ length: ROUNDS }, () => randomBody(random, types, bodySchema(schema)));
    return [...VALUES, ...texts].map((text) => createCase(text, schema, Buffer.from(text)));
  });
  const table = bodies.map(({ name, schema, body }) => createCase(name, schema, bodyBytes(body)));
  const all = [...cases, ...table];
  const first = judgeByRust("parity-json", all);
  const again = all.flatMap((row, index) =>
    first[index] === undefined && row.expected.verdict === "valid" ? [row] : [],
  );
  expect(again.filter(({ bytes }) => !hasDuplicateKeys(Buffer.from(bytes).toString()))).toEqual([]);
  const second = judgeByRust(
    "parity-json",
    again.map((row) => ({ ...row, bytes: canonical(row.bytes) })),
  );
  const disagreements = all.flatMap((row, index) => {
    const actual = first[index] ?? second[again.indexOf(row)];
    const expected = row.expected.verdict === "valid" ? row.expected.value : undefined;
    return actual === expected ? [] : [{ type: row.type, name: row.name.slice(0, 200), actual, expected }];
  });
  expect(disagreements).toEqual([]);
});

function createCase(name: string, schema: string, bytes: Uint8Array): Case {
  const body = bodySchema(schema);
  const type = body.kind === "named" ? body.name.pascal : "";
  const expected = judgeByZod(zodOf(routes, [schema], "body"), bytes);
  return { name, fixture: "schemas", type, bytes, expected };
}

function bodySchema(name: string) {
  const body = model.routes.find((route) => route.name.author === name)?.body;
  if (body?.kind !== "json") throw new Error(`${name} has no body`);
  return body.schema;
}

/** A body as the host writes it anew. */
function canonical(bytes: Uint8Array): Uint8Array {
  return Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString())));
}
