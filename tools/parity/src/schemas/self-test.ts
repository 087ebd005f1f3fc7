/** Whether the comparison would notice: known mistakes are planted into what was emitted, and each must be found. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRandom } from "@bimetal/compiler/test";
import type { Parser } from "bimetal/schema";
import { type Batch, compileBatch, importParsers } from "./batch.ts";
import { randomBytes } from "./bodies.ts";
import { type Case, judge } from "./judge.ts";
import { MUTANTS, type Mutant } from "./mutants.ts";
import { SELF_TEST } from "./self-test-schemas.ts";

/** Bodies for each schema. */
const VALUES = 150;

/** Answers the exit code. */
export async function selfTest(print: (line: string) => void = console.log): Promise<number> {
  const sources = new Map(SELF_TEST.map((expression, index) => [`s${index}`, { statements: [], expression }]));
  const batch = await compileBatch("self-test", sources);
  const random = createRandom(1);
  const cases = batch.subjects.flatMap((subject) => {
    return Array.from({ length: VALUES }, () => ({ subject, bytes: randomBytes(random, batch, subject) }));
  });
  const clean = (await judge(cases, batch.rust)).disagreements.length;
  print(`${clean} disagreements without a mistake`);
  let missed = clean;
  for (const mutant of MUTANTS) {
    const found = await plant(mutant, batch, cases);
    if (found === 0) missed += 1;
    print(`${found > 0 ? "ok   " : "WRONG"} ${mutant.side}: ${mutant.name} (${found} disagreements)`);
  }
  print(`${MUTANTS.length} mistakes, ${missed} not found`);
  return missed === 0 ? 0 : 1;
}

function fileOf(side: Mutant["side"], { rust, typescript }: Batch): string {
  if (side === "TypeScript") return typescript;
  return side === "Rust" ? rust : join(dirname(rust), "nodes.rs");
}

/** How many disagreements a mistake makes. */
async function plant({ side, from, to }: Mutant, batch: Batch, cases: readonly Case[]): Promise<number> {
  const file = fileOf(side, batch);
  const text = readFileSync(file, "utf8");
  const wrong = text.replace(from, to);
  if (wrong === text) throw new Error(`nothing emitted is like ${from}`);
  writeFileSync(file, wrong);
  try {
    if (side !== "TypeScript") return (await judge(cases, batch.rust)).disagreements.length;
    const parsers = await importParsers(batch.typescript);
    const mutated = cases.map(({ subject, bytes }) => {
      return { subject: { ...subject, parser: parsers[subject.type] as Parser<unknown> }, bytes };
    });
    return (await judge(mutated, undefined)).disagreements.length;
  } finally {
    writeFileSync(file, text);
  }
}
