/** Whether text is judged as zod judges the values that it stands for, by the emitted parsers. */
import { readQuery, type TextParser } from "bimetal/schema";
import { expect, test } from "vitest";
import * as generated from "../fixtures/contracts/parts/generated/schemas.ts";
import { loadRoutes, zodOf } from "./compile-fixture.ts";
import { FIXED, QUERIES } from "./queries.ts";
import { judgeValue, judgeValueByParser } from "./reference.ts";
import { describeVerdict, explainByRust, judgeByRust } from "./rust-judge.ts";

const routes = await loadRoutes("parts");
const search = zodOf(routes, ["typescript", "search"], "query");
const fixed = zodOf(routes, ["typescript", "fixed"], "query");
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

test.each(FIXED)("the query %j of literals", (query, values) => {
  const parser: TextParser<unknown> = generated.FixedText;
  const coerced = parser.coerce(readQuery(new URLSearchParams(query)));
  expect(coerced).toEqual(values);
  expect(judgeValueByParser(parser, coerced)).toEqual(judgeValue(fixed, values));
});

test("Rust judges queries alike, and says the same", { timeout: 10 * 60_000 }, () => {
  const row = (type: string, query: string) => {
    const bytes = Buffer.from(query.replace("?", ""));
    return { fixture: "parts", type, text: true, node: type.toUpperCase(), bytes };
  };
  const cases = [...QUERIES.map(([query]) => row("Search", query)), ...FIXED.map(([query]) => row("Fixed", query))];
  const verdicts = [
    ...QUERIES.map(([, values]) => judgeValue(search, values)),
    ...FIXED.map(([, values]) => judgeValue(fixed, values)),
  ];
  const values = verdicts.map((verdict) => (verdict.verdict === "valid" ? verdict.value : undefined));
  expect(judgeByRust("parity-text", cases)).toEqual(values);
  const expected = verdicts.map(describeVerdict);
  expect(explainByRust("parity-text", cases)).toEqual(expected.map((text) => ({ read: text, collected: text })));
});
