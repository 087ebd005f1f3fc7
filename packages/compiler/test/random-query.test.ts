/** Whether Rust judges queries as the emitted parser does, which is held against zod in `text-parity.test.ts`. */
import { readQuery } from "bimetal/schema";
import { expect, test } from "vitest";
import { SearchText } from "../fixtures/contracts/parts/generated/schemas.ts";
import { compileFixture } from "./compile-fixture.ts";
import { createRandom } from "./random.ts";
import { randomQuery } from "./random-query.ts";
import { judgeValueByParser } from "./reference.ts";
import { describeVerdict, explainByRust, judgeByRust } from "./rust-judge.ts";

const ROUNDS = 10_000;

const { model } = await compileFixture("contracts", "parts");
const types = new Map(model.types.map((type) => [type.name.pascal, type]));

test("random queries", { timeout: 10 * 60_000 }, () => {
  const search = types.get("Search");
  if (search?.kind !== "object") throw new Error("the fixture has no Search");
  const random = createRandom(1);
  const urls = Array.from({ length: ROUNDS }, () => {
    return new URL(`https://example.com/?${randomQuery(random, types, search.shape.fields)}`);
  });
  const said = urls.map(({ searchParams }) => {
    return judgeValueByParser(SearchText, SearchText.coerce(readQuery(searchParams)));
  });
  const expected = said.map((verdict) => (verdict.verdict === "valid" ? verdict.value : undefined));
  const accepted = expected.filter((value) => value !== undefined).length;
  // What is nearly always accepted, or nearly never, would test one path alone.
  expect(accepted).toBeGreaterThan(ROUNDS / 5);
  expect(accepted).toBeLessThan((ROUNDS * 4) / 5);
  const cases = urls.map(({ search }) => ({
    fixture: "parts",
    type: "Search",
    bytes: Buffer.from(search.slice(1)),
    text: true,
    node: "SEARCH",
  }));
  const verdicts = judgeByRust("random-query", cases);
  const differences = urls.flatMap(({ search }, index) => {
    return verdicts[index] === expected[index] ? [] : [{ search, rust: verdicts[index], expected: expected[index] }];
  });
  expect(differences).toEqual([]);
  const explanations = explainByRust("random-query", cases);
  const others = urls.flatMap(({ search }, index) => {
    const text = said[index] && describeVerdict(said[index]);
    const found = explanations[index];
    return found?.read === text && found?.collected === text ? [] : [{ search, found, text }];
  });
  expect(others).toEqual([]);
});
