/** `pnpm bench parse [--rounds N] [--json]`: how long a body of 42 kB takes to be read, and what JSON and zod take for it. */
import { z } from "zod";
import { Catalog } from "../generated/schemas.ts";
import { CATALOG, Catalog as ZodCatalog } from "./catalog.ts";
import { rotate } from "./rotate.ts";
import { type Spread, spread } from "./summary.ts";

/** Parses in a row, between two looks at the clock. */
const RUN = 50;

/** What is promised of the emitted parser, as parts of the time of others. Of zod's time JSON.parse alone is 0.6. */
const PROMISES: readonly { readonly of: Way; readonly atMost: number }[] = [
  { of: "zod", atMost: 0.75 },
  { of: "JSON.parse", atMost: 1.15 },
];

type Way = "JSON.parse" | "zod" | "bimetal";

const text: string = JSON.stringify(CATALOG);

/** All begin with the text, and end with a value that may be used. zod may not generate code, as on Workers. */
const WAYS: Readonly<Record<Way, () => unknown>> = {
  "JSON.parse": () => JSON.parse(text),
  zod: () => ZodCatalog.parse(JSON.parse(text)),
  bimetal: () => Catalog.parse(JSON.parse(text)),
};

/** Prints what it measured, and answers the exit code. */
export function benchParse({ rounds, json }: { readonly rounds: number; readonly json: boolean }): number {
  z.config({ jitless: true });
  for (const way of Object.values(WAYS)) {
    if (JSON.stringify(way()) !== text) throw new Error("a parser gives another value");
  }
  const microseconds = measure(rounds);
  const promises = PROMISES.map(({ of, atMost }) => {
    const ratio = microseconds.bimetal.median / microseconds[of].median;
    return { of, ratio, atMost, holds: ratio <= atMost };
  });
  if (json) console.log(JSON.stringify({ bytes: text.length, microseconds, promises }, undefined, 2));
  else {
    console.log(`A body of ${text.length} bytes, in microseconds (min median max)`);
    for (const [way, each] of Object.entries(microseconds)) console.log(`  ${way.padEnd(12)}${show(each)}`);
    for (const { of, ratio, atMost, holds } of promises) {
      console.log(`${holds ? "ok   " : "WRONG"} bimetal: ${ratio.toFixed(3)} of ${of}, promised ${atMost}`);
    }
  }
  return promises.every(({ holds }) => holds) ? 0 : 1;
}

/**
 * All ways take turns in every round, and another one begins each time. The first rounds are thrown away, and the first run
 * of each turn: it pays for what the way before it has left to be collected.
 */
function measure(rounds: number): Record<Way, Spread> {
  const times: Record<Way, number[]> = { "JSON.parse": [], zod: [], bimetal: [] };
  const ways = Object.keys(times) as Way[];
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    for (const way of rotate(ways, round)) {
      run(WAYS[way]);
      times[way].push(run(WAYS[way]));
    }
  }
  const spreads = ways.map((way) => [way, spread(times[way].slice(WARM_UP))]);
  return Object.fromEntries(spreads) as Record<Way, Spread>;
}

const WARM_UP = 10;

/** Microseconds of processor time that one parse takes. */
function run(parse: () => unknown): number {
  const before = process.cpuUsage();
  for (let n = 0; n < RUN; n += 1) parse();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / RUN;
}

function show({ min, median, max }: Spread): string {
  return [min, median, max].map((value) => value.toFixed(1).padStart(7)).join("  ");
}
