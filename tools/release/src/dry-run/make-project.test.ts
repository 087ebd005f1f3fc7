import { expect, test } from "vitest";
import { countTests } from "./make-project.ts";

test("tests that have passed are counted, and nothing else is", () => {
  const output = `
 Test Files  1 passed (1)
      Tests  1 failed | 3 passed (4)
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
`;
  expect(countTests(output)).toEqual({ vitest: 3, cargo: 7 });
  expect(countTests("✓ built")).toEqual({ vitest: 0, cargo: 0 });
});
