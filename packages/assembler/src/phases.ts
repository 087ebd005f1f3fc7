/** The parts of a build that take time. */
export type PhaseName = "gen" | "cargo" | "bindgen" | "check" | "opt" | "glue" | "write";

export interface Phase {
  readonly name: PhaseName;
  readonly milliseconds: number;
}

export interface Clock {
  readonly phases: readonly Phase[];
  /** Measures one part. */
  readonly time: <T>(name: PhaseName, action: () => T | Promise<T>) => Promise<T>;
}

export function createClock(onPhase: (name: PhaseName) => void): Clock {
  const phases: Phase[] = [];
  return {
    phases,
    time: async (name, action) => {
      onPhase(name);
      const start = performance.now();
      try {
        return await action();
      } finally {
        phases.push({ name, milliseconds: Math.round(performance.now() - start) });
      }
    },
  };
}
