/** Whether text is judged as zod judges the values that it stands for, by the emitted parsers. */
import { readQuery, type TextParser } from "bimetal/schema";
import { expect, test } from "vitest";
import * as generated from "../fixtures/contracts/parts/generated/schemas.ts";
import { loadRoutes, zodOf } from "./compile-fixture.ts";
import { QUERIES } from "./queries.ts";
import { judgeValue, judgeValueByParser } from "./reference.ts";
import { describeVerdict, explainByRust, judgeByRust } from "./rust-judge.ts";

const routes = await loadRoutes("parts");
const search = zodOf(routes, ["typescript", "search"], "query");
const typed = zodOf(routes, ["typescript", "typed"], "params");

test.each(QUERIES)("the query %j", (query, values) => {
  const parser: TextParser<unknown> = generated.SearchText;
  const coerced = parser.coerce(readQuery(new URLSearchParams(query)));
  expect(coerced).toEqual(values);
  expect(judgeValueByParser(parser, coerced)).toEqual(judgeValue(search, values));
});

/** Path parameters of `Typed`, with the values that they stand for. */
const PARAMS: readonly [params: Readonly<Record<string, string>>, values: object][] = [
  [
    { text: "t", number: "-0.5", int: "3", flag: "false", choice: "left", slug: "abc" },
    { text: "t", number: -0.5, int: 3, flag: false, choice: "left", slug: "abc" },
  ],
  [
    { text: "", number: "-1", int: "3.0", flag: "no", choice: "up", slug: "ab" },
    { text: "", number: -1, int: 3, flag: "no", choice: "up", slug: "ab" },
  ],
  [
    { text: "12", number: "x", int: "1.5", flag: "TRUE", choice: "", slug: "😀😀😀" },
    { text: "12", number: "x", int: 1.5, flag: "TRUE", choice: "", slug: "😀😀😀" },
  ],
];

test.each(PARAMS)("the parameters %j", (params, values) => {
  const parser: TextParser<unknown> = generated.TypedText;
  const coerced = parser.coerce((name) => params[name]);
  expect(coerced).toEqual(values);
  expect(judgeValueByParser(parser, coerced)).toEqual(judgeValue(typed, values));
});

test("Rust judges queries alike, and says the same", { timeout: 10 * 60_000 }, () => {
  const queries = QUERIES.map(([query]) => query.replace("?", ""));
  const row = { fixture: "parts", type: "Search", text: true, node: "SEARCH" };
  const cases = queries.map((query) => ({ ...row, bytes: Buffer.from(query) }));
  const verdicts = QUERIES.map(([, values]) => judgeValue(search, values));
  const values = verdicts.map((verdict) => (verdict.verdict === "valid" ? verdict.value : undefined));
  expect(judgeByRust("parity-text", cases)).toEqual(values);
  const expected = verdicts.map(describeVerdict);
  expect(explainByRust("parity-text", cases)).toEqual(expected.map((text) => ({ read: text, collected: text })));
});
