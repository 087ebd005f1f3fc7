import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CASES, type Case } from "../src/cases.ts";
import { format } from "../src/format.ts";
import { spread, summarize } from "../src/summary.ts";
import { readCount } from "../src/wrk.ts";

const main: string = join(import.meta.dirname, "../src/main.ts");

const output = `Running 1s test @ http://127.0.0.1:40000/text/ada
  1 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.02ms  500.12us   9.99ms   90.12%
    Req/Sec    16.71k     1.02k   18.00k    70.00%
  16800 requests in 1.01s, 2.10MB read
Requests/sec:  16633.66
Transfer/sec:      2.08MB
`;

test("reads what wrk prints, and takes no wrong answer for a fast one", () => {
  expect(readCount(output)).toEqual({ requests: 16_800, rate: 16_633.66 });
  const wrong = output.replace("Requests/sec", "  Non-2xx or 3xx responses: 3\nRequests/sec");
  expect(() => readCount(wrong)).toThrow("Non-2xx");
  const broken = output.replace("Requests/sec", "  Socket errors: connect 0, read 3, write 0, timeout 0\nRequests/sec");
  expect(() => readCount(broken)).toThrow("Socket errors");
});

test("the median of an even number of values lies between the middle ones", () => {
  expect(spread([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4 });
  expect(spread([5, 1, 3])).toEqual({ min: 1, median: 3, max: 5 });
});

test("ratios are of one round, and the median says whether a promise holds", () => {
  const each: Case = { ...(CASES[0] as Case), name: "GET", servers: ["hono", "rust"], promises: { rust: 0.9 } };
  const rounds = [0.8, 0.9, 2].map((ratio, round) => ({
    hono: { rate: 50 * (round + 1), pace: 100 * (round + 1) },
    rust: { rate: 25 * (round + 1), pace: 100 * (round + 1) * ratio },
  }));
  const kept = summarize(each, rounds);
  expect(kept.rows[1]).toMatchObject({
    ofHono: { rate: { min: 0.5, max: 0.5 }, pace: { min: 0.8, median: 0.9, max: 2 } },
    promise: { atLeast: 0.9, holds: true },
  });
  expect(format(kept)).toContain("ok    rust: 0.900 of plain Hono, promised 0.9");
  const broken = summarize({ ...each, promises: { rust: 0.91 } }, rounds);
  expect(format(broken)).toContain("WRONG rust: 0.900 of plain Hono, promised 0.91");
});

test("the bodies of the POSTs are about 1.6 kB and 42 kB", () => {
  expect(CASES.map(({ body }) => body?.length ?? 0)).toEqual([
    0,
    0,
    expect.closeTo(1600, -2),
    expect.closeTo(42_000, -3),
  ]);
});

test.each([
  [["--rounds", "0"], "--rounds takes a whole number from 1 on, but is `0`."],
  [["--fast"], "Unknown option '--fast'"],
])("a mistake on the command line is told without a stack: %s", (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(message) });
  expect(stderr).not.toContain("    at ");
});

test("without wrk it says what to install", () => {
  const { status, stderr } = spawnSync(process.execPath, [main], {
    encoding: "utf8",
    env: { ...process.env, PATH: "" },
  });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("apt-get install wrk") });
});
