import { createRandom, type Random } from "@bimetal/compiler/test";
import { type Batch, compileBatch } from "./batch.ts";
import { randomBytes } from "./bodies.ts";
import type { Coverage } from "./coverage.ts";
import { type Disagreement, judge } from "./judge.ts";
import { randomSchema, type SchemaSource } from "./random-schema.ts";

export interface RunOptions {
  readonly seed: number;
  readonly schemas: number;
  /** Bodies for each schema. */
  readonly values: number;
}

export interface Compared {
  readonly cases: number;
  readonly disagreements: readonly Disagreement[];
}

/** So many schemas are one contract, and one Rust crate. The first of them is asked in Wasm, too. */
const BATCH = 100;

export async function compareRandom(
  { seed, schemas, values }: RunOptions,
  coverage: Coverage,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<Compared> {
  const random = createRandom(seed);
  const disagreements: Disagreement[] = [];
  let cases = 0;
  for (let done = 0; done < schemas; done += BATCH) {
    const batch = await compileBatch(
      `seed-${seed}-${done}`,
      randomSources(random, Math.min(BATCH, schemas - done), done),
    );
    const compared = await compareBatch(random, { batch, values, coverage, inWasm: done === 0 });
    disagreements.push(...compared.disagreements);
    cases += compared.cases;
    onProgress(done + BATCH, schemas);
  }
  return { cases, disagreements };
}

/** Random schemas by name. */
function randomSources(random: Random, count: number, first: number): Map<string, SchemaSource> {
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const name = `s${first + index}`;
      return [name, randomSchema(random, `S${first + index}`)];
    }),
  );
}

interface Comparison {
  readonly batch: Batch;
  readonly values: number;
  readonly coverage: Coverage;
  readonly inWasm: boolean;
}

async function compareBatch(random: Random, { batch, values, coverage, inWasm }: Comparison): Promise<Compared> {
  const cases = batch.subjects.flatMap((subject) => {
    return Array.from({ length: values }, () => ({ subject, bytes: randomBytes(random, batch, subject) }));
  });
  const { disagreements, verdicts } = await judge(cases, batch.rust, inWasm);
  for (const [index, subject] of batch.subjects.entries()) {
    coverage.add(subject, batch.types, verdicts.slice(index * values, (index + 1) * values));
  }
  return { cases: cases.length, disagreements };
}
