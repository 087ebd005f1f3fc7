/** What a runner has run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const pass: Tally = { passed: 1, failed: 0, skipped: 0 };
export const failure: Tally = { passed: 0, failed: 1, skipped: 0 };

export function sum(tallies: readonly Tally[]): Tally {
  const total = (key: keyof Tally): number => tallies.reduce((count, tally) => count + tally[key], 0);
  return { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
}

/**
 * Makes the tally of a runner agree with its exit code: a runner that failed without a failed test has crashed, or did
 * not even start its tests.
 */
export function settle(tally: Tally, exitCode: number | null): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** `12 passed, 0 failed`, and the skipped ones if there are any. */
export function format({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
