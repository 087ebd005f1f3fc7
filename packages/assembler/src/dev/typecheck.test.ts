import { expect, test } from "vitest";
import { parseTypeErrors } from "./typecheck.ts";

test("every error has its place, and the lines that explain it", () => {
  const lines = [
    "src/index.ts(12,5): error TS2339: Property 'LINKS' does not exist on type 'Env'.",
    "src/a b (1).ts(3,14): error TS2322: Type 'string' is not assignable to type 'number'.",
    "  The expected type comes from property 'hits'.",
    "error TS18003: No inputs were found.",
    "",
  ];
  const found = parseTypeErrors(lines, "/work/app").map(({ message, location }) => [message, location]);
  expect(found).toEqual([
    ["Property 'LINKS' does not exist on type 'Env'. (TS2339)", { file: "src/index.ts", line: 12, column: 5 }],
    [
      "Type 'string' is not assignable to type 'number'.\n  The expected type comes from property 'hits'. (TS2322)",
      { file: "src/a b (1).ts", line: 3, column: 14 },
    ],
    ["No inputs were found. (TS18003)", undefined],
  ]);
});

test("no lines are no errors", () => {
  expect(parseTypeErrors([], "/work/app")).toEqual([]);
});
