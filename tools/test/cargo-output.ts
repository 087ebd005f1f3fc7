import { sum, type Tally } from "./tally.ts";

/** Reads the lines `test result: …` that every test binary and every crate's doctests end with. */
export function readCargoOutput(text: string): Tally {
  const results = text.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/gm);
  return sum(
    [...results].map(([, passed, failed, ignored]) => ({
      passed: Number(passed),
      failed: Number(failed),
      skipped: Number(ignored),
    })),
  );
}
