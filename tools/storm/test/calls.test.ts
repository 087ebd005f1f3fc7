/** Functions that call each other in turn, from language to language on one instance, and what may become of the last. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { ENDED } from "../src/classes.ts";
import { type Running, startWorker } from "../src/worker.ts";

let worker: Running;
/** What is left when nothing runs. */
let quiet: object;
beforeAll(async () => {
  worker = await startWorker();
  const { externrefs, unhandled } = await left();
  quiet = { tasks: 0, externrefs, unhandled };
}, 60_000);
afterAll(async () => {
  await worker.stop();
});

async function get(path: string, init?: RequestInit) {
  const response = await fetch(new URL(path, worker.url), init);
  return { status: response.status, body: await response.text() };
}

async function left() {
  return { ...JSON.parse((await get("/status")).body), ...JSON.parse((await get("/calm/counts")).body) };
}

type Language = "typescript" | "rust";
const LANGUAGES: readonly Language[] = ["typescript", "rust"];

function other(language: Language): Language {
  return language === "rust" ? "typescript" : "rust";
}

/** `climb` is Rust's, `descend` TypeScript's. */
const NAMES = { rust: "climb", typescript: "descend" };

/** What the last function of a chain does: its text, or how its caller is told that there is none. */
const ENDS: Readonly<Record<string, (language: Language) => string | Failure>> = {
  core: () => "core",
  fails: (language) => failure(language, language === "rust" ? "Rust fails" : "TypeScript fails"),
  long: (language) => invalid("output", language, "value: Too big: expected string to have <=5000 characters"),
  // The input is the other function's: its refusal is thrown in TypeScript, and told by Rust.
  far: (language) => {
    const refused = invalid("input", other(language), "depth: Too small: expected number to be >=0");
    return language === "rust" ? throughRust(refused) : refused;
  },
};

interface Failure {
  readonly name: string;
  readonly message: string;
}

function failure(language: Language, message: string): Failure {
  return { name: language === "rust" ? "RustError" : "Error", message };
}

function invalid(part: "input" | "output", language: Language, problem: string): Failure {
  const message = `the ${part} of \`${NAMES[language]}\` does not match the contract: ${problem}`;
  return { name: "InvalidCall", message };
}

function throughRust({ name, message }: Failure): Failure {
  return { name: "RustError", message: name === "Error" ? message : `${name}: ${message}` };
}

/** What the function of `language` tells its caller. */
function outcome(language: Language, depth: number, end: string): string | Failure {
  if (depth === 0) return ENDS[end]?.(language) ?? "";
  const inner = outcome(other(language), depth - 1, end);
  if (typeof inner === "string") return `${language}(${inner})`;
  return language === "rust" ? throughRust(inner) : inner;
}

const CHAINS = LANGUAGES.flatMap((from) =>
  [false, true].flatMap((waits) =>
    Object.keys(ENDS).flatMap((end) => [0, 1, 2, 3].map((depth) => ({ from, waits, end, depth }))),
  ),
);

test.each(CHAINS)("from $from, $depth deep, waits: $waits, at the end: $end", async ({ from, waits, end, depth }) => {
  const answer = await get(`/calls/${from}?depth=${depth}&waits=${waits}&end=${end}`);
  const given = outcome(other(from), depth, end);
  if (typeof given === "string") expect(answer).toEqual({ status: 200, body: given });
  else {
    const { name, message } = from === "rust" ? throughRust(given) : given;
    expect(answer).toEqual({ status: 500, body: `${name}: ${message}` });
  }
  expect(await left()).toMatchObject(quiet);
});

test.each(["/calls/rust?depth=0&end=half", "/calls/typescript?depth=1&end=half"])(
  "what Rust cannot read is an error: %s",
  async (path) => {
    const told = "RustError: the output of `descend` has half of a surrogate pair, or is nested too deep";
    expect(await get(path)).toEqual({ status: 500, body: told });
  },
);

/** The functions that Rust has stand at even depths from TypeScript, and at odd ones from Rust. */
const IN_RUST = [
  { from: "typescript", depth: 0 },
  { from: "typescript", depth: 2 },
  { from: "rust", depth: 1 },
  { from: "rust", depth: 3 },
].flatMap((chain) => [false, true].map((waits) => ({ ...chain, waits })));

test.each(IN_RUST)("a panic is an error to all callers: from $from, $depth deep, waits: $waits", async (chain) => {
  const { from, depth, waits } = chain;
  const { status, body } = await get(`/calls/${from}?depth=${depth}&waits=${waits}&end=panics`);
  const prefix = "RustError: ".repeat(Math.ceil(depth / 2));
  expect([status, body.split(" at ")[0]]).toEqual([500, `${prefix}RustPanic: panicked`]);
  expect(body).toContain("in a function");
  expect(await get("/calls/typescript?depth=1")).toEqual({ status: 200, body: "rust(core)" });
});

test.each(IN_RUST)(
  "the end of the instance is that of all calls on it: from $from, $depth deep, waits: $waits",
  async (chain) => {
    const { from, depth, waits } = chain;
    const { status, body } = await get(`/calls/${from}?depth=${depth}&waits=${waits}&end=overflows`);
    expect([status, body.split(":")[0]]).toEqual([500, "InstanceEnded"]);
    expect(await get("/calls/rust?depth=1")).toEqual({ status: 200, body: "typescript(core)" });
  },
);

/** A route of either language is no function, and calls the first one. */
const MOST_LEVELS = 64;

test.each([false, true])("calls are as deep as they may be, and no deeper; waits: %s", async (waits) => {
  for (const from of LANGUAGES) {
    const deepest = outcome(other(from), MOST_LEVELS - 1, "core");
    expect(await get(`/calls/${from}?depth=${MOST_LEVELS - 1}&waits=${waits}`)).toEqual({ status: 200, body: deepest });
    for (const depth of [MOST_LEVELS, 1000]) {
      const { status, body } = await get(`/calls/${from}?depth=${depth}&waits=${waits}`);
      // An even number of calls further it is again the first one's turn.
      const name = NAMES[other(from)];
      const problem = `\`${name}\` is called within ${MOST_LEVELS} other functions, which is as deep as calls may go`;
      expect([status, body.replace(/^(?:RustError: )+/, "")]).toEqual([500, problem]);
    }
  }
  expect(await left()).toMatchObject(quiet);
});

test("many chains at the same time", async () => {
  const depths = Array.from({ length: 200 }, (_, index) => index % 20);
  const answers = await Promise.all(
    depths.map((depth, index) => get(`/calls/${LANGUAGES[index % 2]}?depth=${depth}&waits=${index % 3 === 0}`)),
  );
  const expected = depths.map((depth, index) => outcome(other(LANGUAGES[index % 2] as Language), depth, "core"));
  expect(answers.map(({ body }) => body)).toEqual(expected);
  expect(await left()).toMatchObject(quiet);
});

test("a call that waits too long is dropped at its limit, with what it waits for", async () => {
  const told = "TimeLimit: the call waited longer than its limit of 300 ms";
  expect(await get("/calls/forever")).toEqual({ status: 500, body: told });
  expect(await left()).toMatchObject(quiet);
});

test("nothing is called for a request that has ended", async () => {
  await get("/calls/outlived");
  expect(await get("/calls/outlived")).toEqual({ status: 200, body: ENDED });
  expect(await left()).toMatchObject(quiet);
});

test("a call that Rust waits for no more leaves nothing behind", async () => {
  const { externrefs } = await left();
  expect(await get("/calls/dropped")).toEqual({ status: 200, body: String(externrefs) });
});

test.each([
  { from: "rust", note: "by Rust" },
  { from: "typescript", note: "by both" },
])("calls go on after the answer: $from", async ({ from, note }) => {
  expect(await get(`/calls/later/${from}`)).toEqual({ status: 200, body: "answered" });
  await expect.poll(async () => JSON.parse((await get("/calls/notes")).body)).toContain(note);
  expect(await left()).toMatchObject(quiet);
});

/** Zod's issues, whatever TypeScript's types would not let through. */
test.each([
  { input: "{}", problem: "depth: Invalid input: expected number, received undefined" },
  { input: "null", problem: "value: Invalid input: expected object, received null" },
  {
    input: '{"depth":0.5,"waits":1}',
    problem:
      "depth: Invalid input: expected int, received number; waits: Invalid input: expected boolean, received number",
  },
  { input: '{"depth":1e400}', problem: "depth: Invalid input: expected number, received null" },
])("a wrong input is told as zod tells it: $input", async ({ input, problem }) => {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: input };
  const told = `InvalidCall: the input of \`climb\` does not match the contract: ${problem}`;
  expect(await get("/calls/checks", init)).toEqual({ status: 500, body: told });
});
