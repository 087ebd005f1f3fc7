import { expect, test } from "vitest";
import { readCargoOutput } from "./cargo-output.ts";
import { failure, format, pass, settle, sum } from "./tally.ts";
import { readVitestReport } from "./vitest-report.ts";

test("sums up and leaves out what was not skipped", () => {
  expect(format(sum([pass, pass, failure]))).toBe("2 passed, 1 failed");
  expect(format(sum([pass, { passed: 3, failed: 0, skipped: 2 }]))).toBe("4 passed, 0 failed, 2 skipped");
});

test("a runner that fails without a failed test is one failure", () => {
  const tally = { passed: 7, failed: 0, skipped: 0 };
  expect(settle(tally, 0)).toEqual(tally);
  expect(settle(tally, 1).failed).toBe(1);
  expect(settle(tally, null).failed).toBe(1);
  expect(settle({ ...tally, failed: 3 }, 1).failed).toBe(3);
});

test("a file that vitest could not import, and one whose beforeAll threw, are failures", () => {
  const report = {
    ...{ numPassedTests: 1, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 },
    testResults: [
      { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "skipped" }, { status: "skipped" }, { status: "todo" }] },
      { status: "passed", assertionResults: [] },
    ],
  };
  expect(readVitestReport(JSON.stringify(report))).toEqual({ passed: 1, failed: 3, skipped: 3 });
});

test("reads the results of all of cargo's test binaries", () => {
  const output = [
    "running 3 tests",
    "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
    "   Doc-tests bimetal",
    "test result: ok. 4 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.20s",
  ];
  expect(readCargoOutput(output.join("\n"))).toEqual({ passed: 6, failed: 1, skipped: 1 });
});
