/** A part of the work that takes time. */
export interface Phase {
  readonly name: string;
  readonly seconds: number;
}

export interface Clock {
  readonly phases: readonly Phase[];
  /** Measures a part, and tells when it is done. */
  readonly time: <T>(name: string, action: () => Promise<T>) => Promise<T>;
}

/** Progress is written to stderr, a line for each phase. */
export function createClock(): Clock {
  const phases: Phase[] = [];
  return {
    phases,
    time: async (name, action) => {
      const start = performance.now();
      const measure = (): number => Math.round((performance.now() - start) / 100) / 10;
      try {
        const result = await action();
        phases.push({ name, seconds: measure() });
        process.stderr.write(`✓ ${name} (${measure()} s)\n`);
        return result;
      } catch (error) {
        process.stderr.write(`✗ ${name} (${measure()} s)\n`);
        throw error;
      }
    },
  };
}
