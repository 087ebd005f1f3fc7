/** Asks zod, the emitted parser, the emitted Rust decoder and the Rust collector about the same bodies. */
import {
  decodeByRust,
  describeVerdict,
  explainByRust,
  judgeByParser,
  judgeByRust,
  judgeByZod,
  nodeName,
  type RustCase,
  type RustExplanation,
  type RustVerdict,
  readExplanations,
  type Verdict,
} from "@bimetal/compiler/test";
import type { Subject } from "./batch.ts";
import { startWasmJudge } from "./wasm-judge.ts";

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

/**
 * `rust` is the emitted `schemas.rs`, with `nodes.rs` beside it, which is asked natively and, if `inWasm`, on workerd; without it
 * Rust is not asked.
 */
export async function judge(cases: readonly Case[], rust: string | undefined, inWasm = false): Promise<Judgement> {
  const verdicts = cases.map(({ subject, bytes }) => judgeByZod(subject.zod, bytes, subject.parser.deep));
  // Where zod itself throws there is nothing to agree with.
  const judged = cases.filter((_, index) => verdicts[index]?.verdict !== "throws");
  const expected = verdicts.filter(({ verdict }) => verdict !== "throws");
  const disagreements = compareParsers(judged, expected);
  if (rust !== undefined) {
    const rows = judged.map((row) => rustCase(row, rust));
    const asked = judged.map((each, index): Asked => {
      return { ...each, row: rows[index] as RustCase, verdict: expected[index] as Verdict };
    });
    disagreements.push(...(await compareRust(asked, nativeJudge(rows))));
    if (inWasm) disagreements.push(...(await compareInWasm(asked, rows)));
  }
  return { disagreements, verdicts };
}

/** Who answers for the emitted Rust. */
interface RustJudge {
  readonly where: string;
  readonly judge: (rows: readonly RustCase[]) => RustVerdict[] | Promise<RustVerdict[]>;
  readonly explain: (rows: readonly RustCase[]) => RustExplanation[] | Promise<RustExplanation[]>;
}

interface Asked extends Case {
  readonly row: RustCase;
  readonly verdict: Verdict;
}

function nativeJudge(all: readonly RustCase[]): RustJudge {
  return {
    where: "",
    judge: (rows) => judgeByRust(CRATE, rows, all),
    explain: (rows) => explainByRust(CRATE, rows, all),
  };
}

async function compareInWasm(asked: readonly Asked[], all: readonly RustCase[]): Promise<Disagreement[]> {
  const worker = await startWasmJudge(all);
  try {
    return await compareRust(asked, {
      where: " in Wasm",
      judge: (rows) => worker.ask(rows, "judge"),
      explain: async (rows) => readExplanations(await worker.ask(rows, "explain")),
    });
  } finally {
    await worker.stop();
  }
}

function compareParsers(cases: readonly Case[], verdicts: readonly Verdict[]): Disagreement[] {
  return cases.flatMap(({ subject, bytes }, index) => {
    const expected = JSON.stringify(verdicts[index]);
    const found = JSON.stringify(judgeByParser(subject.parser, bytes));
    return found === expected ? [] : [{ who: "the TypeScript parser", subject, bytes, expected, found }];
  });
}

async function compareRust(asked: readonly Asked[], judge: RustJudge): Promise<Disagreement[]> {
  return [...(await compareDecoder(asked, judge)), ...(await compareCollector(asked, judge))];
}

/** The decoder says only yes, with the value, or no. */
async function compareDecoder(asked: readonly Asked[], { where, judge }: RustJudge): Promise<Disagreement[]> {
  const decoded = await decodeByRust(asked, judge);
  return asked.flatMap(({ subject, bytes, verdict }, index) => {
    const expected = verdict.verdict === "valid" ? verdict.value : "refused";
    const found = decoded[index] ?? "refused";
    return found === expected ? [] : [{ who: `the Rust decoder${where}`, subject, bytes, expected, found }];
  });
}

/** The collector says what zod says, alone and behind the decoder. */
async function compareCollector(asked: readonly Asked[], { where, explain }: RustJudge): Promise<Disagreement[]> {
  const explanations = await explain(asked.map(({ row }) => row));
  return asked.flatMap(({ subject, bytes, verdict }, index) => {
    const expected = describeVerdict(verdict);
    const { collected, read } = explanations[index] ?? { collected: "", read: "" };
    const found = [
      { who: `the Rust collector${where}`, found: collected },
      { who: `the Rust decoder with the collector${where}`, found: read },
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
