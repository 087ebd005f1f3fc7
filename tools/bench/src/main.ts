/**
 * `pnpm bench [--rounds N] [--seconds N] [--json]`: requests per second of Bimetal's routes and of their peers.
 * `pnpm bench parse [--rounds N] [--json]`: the time that a body takes to be read.
 * `pnpm bench codegen [--rounds N] [--json]`: the time that the types of bindings take.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { serve } from "@bimetal/workerd";
import { CASES, type Case, SERVERS, type Server } from "./cases.ts";
import { benchCodegen } from "./codegen.ts";
import { format } from "./format.ts";
import { benchParse } from "./parse.ts";
import { rotate } from "./rotate.ts";
import { type Round, type Sample, type Summary, summarize } from "./summary.ts";
import { UserError } from "./user-error.ts";
import { findWrk, load } from "./wrk.ts";

const USAGE = "Usage: pnpm bench [parse | codegen] [--rounds N] [--seconds N] [--json]";

try {
  await run();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { command, rounds, seconds, json } = readArguments();
  if (command === "parse") {
    process.exitCode = benchParse({ rounds, json });
    return;
  }
  if (command === "codegen") {
    process.exitCode = await benchCodegen({ rounds, json });
    return;
  }
  findWrk();
  const roots = [...new Set(Object.values(SERVERS).map(({ root }) => root))];
  const served = await serve(roots.map((root) => ({ root: join(import.meta.dirname, "..", root) })));
  try {
    const urlOf = (server: Server, path: string) => {
      const { root, prefix } = SERVERS[server];
      return new URL(`${prefix}${path}`, served.urls[roots.indexOf(root)]);
    };
    for (const each of CASES) await check(each, urlOf);
    const results = await measure({ rounds, seconds, urlOf, busy: served.busy });
    const summaries = CASES.map((each): Summary => summarize(each, results.get(each) ?? []));
    console.log(json ? JSON.stringify(summaries, undefined, 2) : summaries.map(format).join("\n\n"));
    const kept = summaries.every(({ rows }) => rows.every(({ promise }) => promise?.holds ?? true));
    process.exitCode = kept ? 0 : 1;
  } finally {
    await served.stop();
  }
}

interface Arguments {
  readonly command: string | undefined;
  readonly rounds: number;
  readonly seconds: number;
  readonly json: boolean;
}

function readArguments(): Arguments {
  const {
    values: { seconds, json, ...values },
    positionals: [command],
  } = parseOptions();
  const rounds = values.rounds ?? (command === "parse" ? "101" : "9");
  if (command !== undefined && command !== "parse" && command !== "codegen") {
    throw new UserError(`There is no \`bench ${command}\`.\n${USAGE}`);
  }
  for (const [name, value] of Object.entries({ rounds, seconds })) {
    if (!/^[1-9]\d*$/.test(value))
      throw new UserError(`--${name} takes a whole number from 1 on, but is \`${value}\`.`);
  }
  return { command, rounds: Number(rounds), seconds: Number(seconds), json };
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        rounds: { type: "string" },
        seconds: { type: "string", default: "2" },
        json: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}

type UrlOf = (server: Server, path: string) => URL;

/** Every Worker must give the same answer: else they would not be compared. */
async function check({ name, path, body, answer, servers }: Case, urlOf: UrlOf): Promise<void> {
  for (const server of servers) {
    const init = body === undefined ? {} : { method: "POST", body, headers: { "content-type": "application/json" } };
    const response = await fetch(urlOf(server, path), init);
    const text = await response.text();
    if (response.status !== 200 || text !== answer) {
      throw new Error(`${name}: ${server} answers ${response.status} ${text} instead of ${answer}`);
    }
  }
}

interface Measurement {
  readonly rounds: number;
  readonly seconds: number;
  readonly urlOf: UrlOf;
  readonly busy: () => number;
}

/** All Workers take turns in every round, and another one begins each time. The first round is thrown away. */
async function measure({ rounds, seconds, urlOf, busy }: Measurement): Promise<Map<Case, Round[]>> {
  const results = new Map<Case, Round[]>(CASES.map((each) => [each, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const each of CASES) {
      const samples: Partial<Record<Server, Sample>> = {};
      for (const server of rotate(each.servers, round)) {
        const before = busy();
        const { requests, rate } = await load({ url: urlOf(server, each.path), body: each.body, seconds });
        samples[server] = { rate, pace: (requests / (busy() - before)) * 1000 };
      }
      if (round > 0) results.get(each)?.push(samples);
    }
    process.stderr.write(`\r${round === 0 ? "warmed up" : `round ${round} of ${rounds}`}   `);
  }
  process.stderr.write("\r");
  return results;
}
