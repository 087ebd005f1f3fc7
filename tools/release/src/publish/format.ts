import { formatTable } from "../format.ts";
import type { Step } from "./step.ts";

/** A line for a step that is done. */
export function formatStep({ kind, name, version, outcome, milliseconds }: Step): string {
  const why = outcome === "skipped" ? ": the registry has it" : "";
  return `${outcome} the ${kind} ${name} ${version}${why} (${seconds(milliseconds)})`;
}

/** All steps as a table, and where one has failed, what it said and what to do. */
export function formatSteps(steps: readonly Step[]): string {
  const table = formatTable(
    steps.map(({ kind, name, version, outcome, milliseconds }) => {
      return [`${kind} ${name}`, version, outcome, outcome === "not reached" ? "" : seconds(milliseconds)];
    }),
  );
  const failure = steps.find(({ outcome }) => outcome === "failed");
  if (!failure) return table;
  const { kind, name, version, reason = "" } = failure;
  return `${table}

The ${kind} ${name} ${version} could not be published: ${reason}

Mend that and run it again: what is published is passed over.`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
