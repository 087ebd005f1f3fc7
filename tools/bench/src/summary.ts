/** Sums up the rounds of a case. */
import type { Case, Server } from "./cases.ts";

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** How a Worker did in one round. */
export interface Sample {
  /** Requests per second, as the clock has it. */
  readonly rate: number;
  /** Requests per second that workerd was on a processor: what else the machine does hardly changes it. */
  readonly pace: number;
}

/** How a Worker did in a case. */
export interface Row {
  readonly server: Server;
  readonly rate: Spread;
  readonly pace: Spread;
  /** Parts of plain Hono's in the same round. */
  readonly ofHono: { readonly rate: Spread; readonly pace: Spread };
  /** What was promised of the median of the pace, as a part of plain Hono's, and whether it holds. */
  readonly promise?: { readonly atLeast: number; readonly holds: boolean };
}

export interface Summary {
  readonly name: string;
  readonly rows: readonly Row[];
}

export type Round = Readonly<Partial<Record<Server, Sample>>>;

export function summarize({ name, servers, promises }: Case, rounds: readonly Round[]): Summary {
  const read = (server: Server, key: keyof Sample) => rounds.map((round) => round[server]?.[key] ?? Number.NaN);
  const ofHono = (server: Server, key: keyof Sample) => {
    const hono = read("hono", key);
    return spread(read(server, key).map((value, round) => value / (hono[round] as number)));
  };
  const rows = servers.map((server): Row => {
    const ratios = { rate: ofHono(server, "rate"), pace: ofHono(server, "pace") };
    const row = { server, rate: spread(read(server, "rate")), pace: spread(read(server, "pace")), ofHono: ratios };
    const atLeast = promises[server];
    if (atLeast === undefined) return row;
    return { ...row, promise: { atLeast, holds: ratios.pace.median >= atLeast } };
  });
  return { name, rows };
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
  return { min: sorted[0] as number, median, max: sorted.at(-1) as number };
}
