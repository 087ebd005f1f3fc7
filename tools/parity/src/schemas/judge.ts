/** Asks zod, the emitted parser, the emitted Rust decoder and the Rust collector about the same bodies. */
import {
  describeVerdict,
  explainByRust,
  hasDuplicateKeys,
  judgeByParser,
  judgeByRust,
  judgeByZod,
  nodeName,
  type RustCase,
  rewriteBody,
  type Verdict,
} from "@bimetal/compiler/test";
import type { Subject } from "./batch.ts";

/** A body for a subject. */
export interface Case {
  readonly subject: Subject;
  readonly bytes: Uint8Array;
}

/** Who says something else than zod, and what. */
export interface Disagreement {
  readonly who: string;
  readonly subject: Subject;
  readonly bytes: Uint8Array;
  readonly expected: string;
  readonly found: string;
}

export interface Judgement {
  readonly disagreements: readonly Disagreement[];
  /** What zod said, by case. */
  readonly verdicts: readonly Verdict[];
}

/** `rust` is the emitted `schemas.rs`, with `nodes.rs` beside it; without it Rust is not asked. */
export function judge(cases: readonly Case[], rust: string | undefined): Judgement {
  const verdicts = cases.map(({ subject, bytes }) => judgeByZod(subject.zod, bytes, subject.parser.deep));
  // Where zod itself throws there is nothing to agree with.
  const judged = cases.filter((_, index) => verdicts[index]?.verdict !== "throws");
  const expected = verdicts.filter(({ verdict }) => verdict !== "throws");
  const disagreements = [
    ...compareParsers(judged, expected),
    ...(rust === undefined
      ? []
      : [...compareRust(judged, expected, rust), ...compareCollector(judged, expected, rust)]),
  ];
  return { disagreements, verdicts };
}

function compareParsers(cases: readonly Case[], verdicts: readonly Verdict[]): Disagreement[] {
  return cases.flatMap(({ subject, bytes }, index) => {
    const expected = JSON.stringify(verdicts[index]);
    const found = JSON.stringify(judgeByParser(subject.parser, bytes));
    return found === expected ? [] : [{ who: "the TypeScript parser", subject, bytes, expected, found }];
  });
}

/** The decoder says only yes, with the value, or no. Where a key stands twice it may ask for the body written anew. */
function compareRust(cases: readonly Case[], verdicts: readonly Verdict[], file: string): Disagreement[] {
  const rows = cases.map((row) => rustCase(row, file));
  const first = judgeByRust(CRATE, rows);
  const again = rows.flatMap((row, index) => {
    const isOpen = first[index] === undefined && verdicts[index]?.verdict === "valid" && mayAskAgain(row.bytes);
    return isOpen ? [{ index, row: { ...row, bytes: rewriteBody(row.bytes) } }] : [];
  });
  const answers = judgeByRust(
    CRATE,
    again.map(({ row }) => row),
    rows,
  );
  const second = new Map(again.map(({ index }, place) => [index, answers[place]]));
  return cases.flatMap(({ subject, bytes }, index) => {
    const verdict = verdicts[index];
    const expected = verdict?.verdict === "valid" ? verdict.value : "refused";
    const found = first[index] ?? second.get(index) ?? "refused";
    return found === expected ? [] : [{ who: "the Rust decoder", subject, bytes, expected, found }];
  });
}

/** The collector says what zod says, alone and behind the decoder. */
function compareCollector(cases: readonly Case[], verdicts: readonly Verdict[], file: string): Disagreement[] {
  const explanations = explainByRust(
    CRATE,
    cases.map((row) => rustCase(row, file)),
  );
  return cases.flatMap(({ subject, bytes }, index) => {
    const [verdict, explanation] = [verdicts[index], explanations[index]];
    const expected = verdict ? describeVerdict(verdict) : "";
    const found = [
      { who: "the Rust collector", found: explanation?.collected ?? "" },
      { who: "the Rust decoder with the collector", found: explanation?.read ?? "" },
    ];
    return found.flatMap((each) => (each.found === expected ? [] : [{ ...each, subject, bytes, expected }]));
  });
}

const CRATE = "parity-schemas";

function rustCase({ subject, bytes }: Case, file: string): RustCase {
  const { type, schema } = subject;
  const node = schema.kind === "named" ? nodeName(schema.name) : "";
  return { fixture: "emitted", file, type, node, bytes };
}

function mayAskAgain(bytes: Uint8Array): boolean {
  return hasDuplicateKeys(
    Buffer.from(bytes)
      .toString()
      .replace(/^\ufeff/, ""),
  );
}
