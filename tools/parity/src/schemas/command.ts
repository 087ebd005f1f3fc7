/** `pnpm parity schemas [--seed S] [--schemas N] [--values M] [--cases FILE.ts] [--self-test]`. */
import { parseArgs } from "node:util";
import { compareFile } from "./cases.ts";
import { Coverage } from "./coverage.ts";
import type { Disagreement } from "./judge.ts";
import { compareRandom } from "./run.ts";
import { selfTest } from "./self-test.ts";

/** So many disagreements are printed. */
const PRINTED = 20;

export async function compareSchemas(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string", default: "1" },
      schemas: { type: "string", default: "400" },
      values: { type: "string", default: "100" },
      cases: { type: "string" },
      "self-test": { type: "boolean", default: false },
    },
  });
  if (values["self-test"]) return selfTest();
  const coverage = new Coverage();
  const options = { seed: Number(values.seed), schemas: Number(values.schemas), values: Number(values.values) };
  const { cases, disagreements } =
    values.cases === undefined ? await compareRandom(options, coverage, showProgress) : await compareFile(values.cases);
  for (const disagreement of disagreements.slice(0, PRINTED)) console.log(describe(disagreement));
  const missing = values.cases === undefined ? coverage.missing() : [];
  if (values.cases === undefined) console.log(coverage.table());
  for (const row of missing) console.log(`WRONG ${row}`);
  console.log(`${cases} cases, ${disagreements.length} disagreements`);
  return disagreements.length === 0 && missing.length === 0 ? 0 : 1;
}

function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all} schemas`);
}

/** In the form that `--cases` takes. */
export function describe({ who, subject, bytes, expected, found }: Disagreement): string {
  const text = Buffer.from(bytes).toString();
  const body = Buffer.from(text).equals(Buffer.from(bytes)) ? JSON.stringify(text) : `new Uint8Array([${[...bytes]}])`;
  return [
    `${who} says ${found}`,
    `  where zod says ${expected}`,
    ...subject.source.statements.map((statement) => `  ${statement}`),
    `  { name: ${JSON.stringify(subject.name)}, schema: ${subject.source.expression}, bodies: [${body}] },`,
  ].join("\n");
}
