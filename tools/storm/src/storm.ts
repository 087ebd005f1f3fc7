/** Sends a storm of requests at a Worker and says what became of each class. */
import { Agent, request } from "node:http";
import { aim, ENDING, KINDS, type Kind, type Shot } from "./classes.ts";

/** An answer later than this many milliseconds is a failure. */
const LATEST = 5000;

export interface StormOptions {
  readonly url: URL;
  readonly requests: number;
  readonly concurrency: number;
  readonly seed: number;
  /** Called after each request, with how many have been answered. */
  readonly onAnswer?: (answered: number) => void;
}

/** What became of a class. */
export interface Tally {
  sent: number;
  /** Answered as expected. */
  expected: number;
  /** Answered 500 because another request ended the instance that it was on. */
  ended: number;
  /** The slowest answer, in milliseconds. */
  slowest: number;
}

export interface StormResult {
  readonly tallies: Readonly<Record<Kind, Tally>>;
  /** What was not as expected, at most {@link LISTED} of it. */
  readonly failures: readonly string[];
  readonly failed: number;
  /** Of the requests that waited for another one, how many it woke. */
  readonly woken: number;
}

const LISTED = 20;

/** Runs the storm. At most `concurrency` requests are under way at a time. */
export async function storm({ url, requests, concurrency, seed, onAnswer }: StormOptions): Promise<StormResult> {
  const random = createRandom(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const tallies = Object.fromEntries(
    KINDS.map((kind) => [kind, { sent: 0, expected: 0, ended: 0, slowest: 0 }]),
  ) as Record<Kind, Tally>;
  const failures: string[] = [];
  let failed = 0;
  let woken = 0;
  let next = 0;
  let answered = 0;

  const shoot = async (shot: Shot) => {
    const tally = tallies[shot.kind];
    tally.sent += 1;
    const start = performance.now();
    const answer = await send(new URL(shot.path, url).href, agent);
    const took = performance.now() - start;
    tally.slowest = Math.max(tally.slowest, took);
    if (answer.body === "woken") woken += 1;
    const broken = shot.kind === "chunks" && answer.broken;
    const ended = !ENDING.has(shot.kind) && (broken || answer.body.includes("InstanceEnded"));
    if (took <= LATEST && ended) tally.ended += 1;
    else if (took <= LATEST && matches(shot, answer)) tally.expected += 1;
    else {
      failed += 1;
      const said = `${answer.status} ${answer.body.slice(0, 100)}`;
      if (failures.length < LISTED) failures.push(`${shot.kind} ${shot.path}: ${said} after ${took.toFixed(0)} ms`);
    }
    answered += 1;
    onAnswer?.(answered);
  };
  const worker = async () => {
    while (next < requests) {
      const shot = aim(random, next);
      next += 1;
      await shoot(shot);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  agent.destroy();
  return { tallies, failures, failed, woken };
}

function matches(shot: Shot, { status, body }: Answer): boolean {
  if (status !== shot.status) return false;
  return shot.status === 200 ? shot.bodies.includes(body) : shot.bodies.some((name) => body.startsWith(name));
}

interface Answer {
  readonly status: number;
  readonly body: string;
  /** The connection broke off: so does a stream whose instance ends, before or after its head has been sent. */
  readonly broken?: boolean;
}

function send(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      resolve({ status: 0, body: String(error), broken: error.code === "ECONNRESET" });
    const sent = request(url, { agent, timeout: 2 * LATEST }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      response.on("error", () => resolve({ status: response.statusCode ?? 0, body, broken: true }));
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer")));
    sent.on("error", failed);
    sent.end();
  });
}

/** mulberry32: a seeded sequence of numbers in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
