import type { NamedType } from "@bimetal/compiler";
import type { Verdict } from "@bimetal/compiler/test";
import type { Subject } from "./batch.ts";
import { featuresOf, ROWS } from "./features.ts";

/** A row must have been hit so often on each side. */
const ENOUGH = 100;

interface Row {
  schemas: number;
  accepted: number;
  refused: number;
  readonly codes: Map<string, number>;
}

/** What was tried: for each kind of schema and check how many values were taken and refused, and by which issues. */
export class Coverage {
  readonly #rows = new Map<string, Row>(ROWS.map((name) => [name, createRow()]));

  add(subject: Subject, types: ReadonlyMap<string, NamedType>, verdicts: readonly Verdict[]): void {
    for (const feature of featuresOf(subject.schema, types)) {
      const row = this.#rows.get(feature) ?? createRow();
      this.#rows.set(feature, row);
      row.schemas += 1;
      for (const verdict of verdicts) count(row, verdict);
    }
  }

  /** Rows that were not hit often enough. */
  missing(): string[] {
    return [...this.#rows].flatMap(([name, { accepted, refused }]) => {
      const sides = [
        ...(accepted < ENOUGH ? [`accepted ${accepted} times`] : []),
        ...(refused < ENOUGH ? [`refused ${refused} times`] : []),
      ];
      return sides.length > 0 ? [`${name} was ${sides.join(" and ")}; ${ENOUGH} are asked for`] : [];
    });
  }

  table(): string {
    const lines = [...this.#rows].map(([name, row]) => {
      const codes = [...row.codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, times]) => `${code} ${times}`);
      return [
        name.padEnd(20),
        ...[row.schemas, row.accepted, row.refused].map((number) => String(number).padStart(9)),
        `  ${codes.join(", ")}`,
      ].join("");
    });
    return [
      `${"".padEnd(20)}${"schemas".padStart(9)}${"accepted".padStart(9)}${"refused".padStart(9)}  issues`,
      ...lines,
    ].join("\n");
  }
}

function createRow(): Row {
  return { schemas: 0, accepted: 0, refused: 0, codes: new Map() };
}

function count(row: Row, verdict: Verdict): void {
  if (verdict.verdict === "valid") row.accepted += 1;
  else row.refused += 1;
  const codes = verdict.verdict === "invalid" ? new Set(verdict.issues.map(({ code }) => code)) : [];
  for (const code of codes) row.codes.set(code, (row.codes.get(code) ?? 0) + 1);
}
