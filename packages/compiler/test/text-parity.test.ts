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

/** Queries of the other `Search`: words for booleans, and values that functions check. */
const WORDS: readonly [query: string, values: object][] = [
  ["word=ok", { word: "ok" }],
  ["word=okay", { word: "okay" }],
  ["word=b", { word: "b" }],
  ["word=ab&even=4", { word: "ab", even: 4 }],
  ["word=ok&even=4&quick=Yes", { word: "ok", even: 4, quick: "Yes" }],
  ["word=ok&even=3&quick=0", { word: "ok", even: 3, quick: "0" }],
  ["word=ok&quick=maybe&ways=there&ways=Back&ways=2", { word: "ok", quick: "maybe", ways: ["there", "Back", "2"] }],
  ["word=ok&quick=&ways=there", { word: "ok", quick: "", ways: ["there"] }],
  ["word=ok&choice=ab&words=ok&words=no", { word: "ok", choice: "ab", words: ["ok", "no"] }],
  ["word=ok&choice=a&words=ok", { word: "ok", choice: "a", words: ["ok"] }],
  ["word=ok&quick=1&quick=0", { word: "ok", quick: ["1", "0"] }],
];

test("words for booleans and functions are judged alike", { timeout: 10 * 60_000 }, async () => {
  const schema = zodOf(await loadRoutes("refined"), ["find"], "query");
  const name = "refined";
  const parsers = await import(`../fixtures/contracts/${name}/generated/schemas.ts`);
  const parser = parsers.SearchText as TextParser<unknown>;
  const verdicts = WORDS.map(([query, values]) => {
    const coerced = parser.coerce(readQuery(new URLSearchParams(query)));
    expect(coerced).toEqual(values);
    const verdict = judgeValue(schema, values);
    expect(judgeValueByParser(parser, coerced)).toEqual(verdict);
    return verdict;
  });
  expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(["valid", "invalid"]));
  const row = { fixture: "refined", type: "Search", text: true, node: "SEARCH" };
  const cases = WORDS.map(([query]) => ({ ...row, bytes: Buffer.from(query) }));
  const expected = verdicts.map(describeVerdict);
  expect(explainByRust("parity-words", cases)).toEqual(expected.map((text) => ({ read: text, collected: text })));
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
