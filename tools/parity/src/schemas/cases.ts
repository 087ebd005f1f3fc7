import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { z } from "zod";
import { compileModule } from "./batch.ts";
import { judge } from "./judge.ts";
import type { Compared } from "./run.ts";

/** A schema of a module's own, and what it is asked about: values, or whole bodies. */
export interface OwnCase {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly values?: readonly unknown[];
  readonly bodies?: readonly (string | Uint8Array)[];
}

/** Compares the cases of a module: `export const cases = [{ name, schema, values?, bodies? }]`. */
export async function compareFile(file: string): Promise<Compared> {
  const path = resolve(file);
  const { cases: own } = (await import(pathToFileURL(path).href)) as { readonly cases: readonly OwnCase[] };
  const batch = await compileModule(`cases-${basename(file).replace(/\W/g, "-")}`, path, own.length);
  for (const refusal of batch.refusals) console.log(refusal);
  const cases = batch.subjects.flatMap((subject) => {
    const { values = [], bodies = [] } = own[Number(subject.name.slice(1))] ?? {};
    const texts = [...values.map((value) => JSON.stringify(value)), ...bodies];
    return texts.map((text) => ({ subject, bytes: typeof text === "string" ? Buffer.from(text) : text }));
  });
  const { disagreements } = await judge(cases, batch.rust, true);
  return { cases: cases.length, disagreements };
}
