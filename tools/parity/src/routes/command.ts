/** `pnpm parity routes [--seed S] [--sets N] [--cases FILE.json]`. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createRandom } from "@bimetal/compiler/test";
import { startNative } from "../rust.ts";
import { type Comparison, compare, type Disagreement } from "./compare.ts";
import { hono } from "./hono.ts";
import { randomSet } from "./random-set.ts";
import type { RouteSet } from "./route-set.ts";
import { createNativeRouters, createWasmRouter } from "./rust.ts";
import { specification } from "./specification.ts";

/** Requests of a random set. */
const REQUESTS = 100;

/** So many disagreements are printed. */
const PRINTED = 20;

/** Compares the routers on random sets, or on those of a file. */
export async function compareRoutes(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string", default: "1" },
      sets: { type: "string", default: "2600" },
      cases: { type: "string" },
    },
  });
  const sets =
    values.cases === undefined ? randomSets(Number(values.seed), Number(values.sets)) : readSets(values.cases);
  const { comparisons, disagreements } = await compareAll(sets);
  for (const disagreement of disagreements.slice(0, PRINTED)) print(disagreement);
  console.log(`${comparisons} comparisons, ${disagreements.length} disagreements`);
  return disagreements.length === 0 ? 0 : 1;
}

/** Asks every router about every set. */
export async function compareAll(sets: Iterable<RouteSet>): Promise<Comparison> {
  const rust = startNative("routes");
  const routers = { specification, others: [hono, ...createNativeRouters(rust), createWasmRouter()] };
  const disagreements: Disagreement[] = [];
  let comparisons = 0;
  for (const set of sets) {
    const compared = await compare(routers, set);
    comparisons += compared.comparisons;
    disagreements.push(...compared.disagreements);
  }
  rust.close();
  return { comparisons, disagreements };
}

export function* randomSets(seed: number, sets: number): Generator<RouteSet> {
  const random = createRandom(seed);
  for (let count = 0; count < sets; count += 1) yield randomSet(random, REQUESTS);
}

/** A list of sets, or one. */
export function readSets(file: string): readonly RouteSet[] {
  const read: RouteSet | readonly RouteSet[] = JSON.parse(readFileSync(file, "utf8"));
  return "routes" in read ? [read] : read;
}

/** In the form that `--cases` takes. */
function print({ router, set, expected, found }: Disagreement): void {
  const { routes, requests } = set;
  console.log(`${router} answers ${JSON.stringify(found)}, but expected is ${JSON.stringify(expected)}:`);
  console.log(JSON.stringify({ routes, requests }));
}
