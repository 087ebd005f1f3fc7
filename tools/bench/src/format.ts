import type { Row, Spread, Summary } from "./summary.ts";

/** A case as a table, and what became of its promises. */
export function format({ name, rows }: Summary): string {
  return [name, ...HEAD, ...rows.map(formatRow), ...rows.flatMap(formatPromise)].join("\n");
}

const HEAD = [
  "              by the clock                              while workerd was on a processor",
  "              requests/s  of Hono (min median max)      requests/s  of Hono (min median max)",
];

function formatRow({ server, rate, pace, ofHono }: Row): string {
  const cells = [
    [rate, ofHono.rate],
    [pace, ofHono.pace],
  ] as const;
  const text = cells.map(([absolute, ratio]) => `${absolute.median.toFixed(0).padStart(10)}  ${formatSpread(ratio)}`);
  return `  ${server.padEnd(12)}${text.join("        ")}`;
}

function formatSpread({ min, median, max }: Spread): string {
  return [min, median, max].map((value) => value.toFixed(3)).join("  ");
}

function formatPromise({ server, ofHono, promise }: Row): string[] {
  if (promise === undefined) return [];
  const { atLeast, holds } = promise;
  return [
    `${holds ? "ok   " : "WRONG"} ${server}: ${ofHono.pace.median.toFixed(3)} of plain Hono, promised ${atLeast}`,
  ];
}
