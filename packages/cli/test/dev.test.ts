import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp, findFreePort, type Process } from "./app.ts";

let app: App;
let dev: Process;
let url = "";

const MINUTES = 60_000;

beforeAll(async () => {
  app = createApp("dev");
  dev = app.start("bimetal", ["dev", "--port", String(await findFreePort())]);
  [url] = await dev.says(/^http:\/\/\S+$/m);
}, 5 * MINUTES);
afterAll(() => app.remove());

async function get(path: string): Promise<string> {
  return (await fetch(new URL(path, url))).text();
}

/** Asks until the answer is this one: a new Worker takes its moment. */
async function answers(path: string, text: string): Promise<void> {
  await expect.poll(() => get(path).catch(String), { timeout: MINUTES, interval: 100 }).toBe(text);
}

test("the routes are told with their language, and both answer", async () => {
  expect(dev.output()).toContain("  GET  /greet/:name  typescript  greet\n  GET  /count/:name  rust        count\n");
  await answers("/greet/Ada", "Hello, Ada");
  await answers("/count/Ada", '{"letters":3}');
});

test("a port that is taken ends it at once", { timeout: MINUTES }, async () => {
  const { port } = new URL(url);
  const { code, stdout, stderr } = await app.bimetal(["dev", "--port", port]);
  const told = `error[assembler/port-taken]: port ${port} is taken: give another, or leave --port out`;
  expect([code, stdout.trim(), stderr]).toEqual([1, told, ""]);
});

test("a binding that is renamed is renamed in both languages, and every use is told", {
  timeout: 2 * MINUTES,
}, async () => {
  const since = dev.output().length;
  app.edit("wrangler.toml", 'binding = "LINKS"', 'binding = "PAGES"');
  await dev.says(/not built/, since);
  await dev.says(/type errors? in TypeScript/, since);
  expect([app.read("generated/env.ts"), app.read("generated/env.rs")].map((text) => /PAGES/.test(text))).toEqual([
    true,
    true,
  ]);
  const told = dev.output().slice(since);
  expect(told).toMatch(/Property 'LINKS' does not exist.*\n --> src\/index\.ts:8:33/);
  expect(told).toMatch(/no field `links`[^\n]*\n +--> src\/lib\.rs:19:24/);
  // The last Worker goes on, with the bindings that it was built for.
  await answers("/count/Ada", '{"letters":3}');
  app.edit("src/index.ts", "env.LINKS", "env.PAGES");
  app.edit("src/lib.rs", "env.links", "env.pages");
  await dev.says(/✓ built \(dev\)/, since);
  await dev.says(/✓ types/, since);
  await expect.poll(() => get("/random"), { timeout: MINUTES }).toContain("false");
});

test("what TypeScript says in several lines is shown in lines, and a missing handler in the contract's words", {
  timeout: 2 * MINUTES,
}, async () => {
  let since = dev.output().length;
  app.edit("src/index.ts", "const greeting", 'if (params.name === "") return {};\n    const greeting');
  await dev.says(/type errors? in TypeScript/, since);
  expect(dev.output().slice(since)).toMatch(
    /is not assignable to type .* \(TS2322\)\n {4}Type .*\n[^␊]* --> src\/index\.ts:7:3\n/,
  );
  app.edit("src/index.ts", 'if (params.name === "") return {};\n    const greeting', "const greeting");
  await dev.says(/✓ types/, since);
  since = dev.output().length;
  app.edit(
    "src/contract.ts",
    "greet: get(",
    'order: get("/orders/:id", { responses: { 200: text() } }),\n    greet: get(',
  );
  await dev.says(/type errors? in TypeScript/, since);
  const told = dev.output().slice(since);
  expect(told).toMatch(/`GET \/orders\/:id` has no handler \(TS\d+\)\n --> src\/index\.ts:6:/);
  expect(told).toContain("= fix: write the handler `order` in src/index.ts\n");
  app.edit("src/contract.ts", 'order: get("/orders/:id", { responses: { 200: text() } }),\n    ', "");
  await dev.says(/✓ types/, since);
});

test("a mistake in Rust leaves the last Worker answering, and its correction needs no restart", {
  timeout: 2 * MINUTES,
}, async () => {
  const since = dev.output().length;
  app.edit("src/lib.rs", ".count() as i64", '.count() as i64 + "1"');
  await dev.says(/src\/lib\.rs:12:58/, since);
  await answers("/count/Ada", '{"letters":3}');
  app.edit("src/lib.rs", '.count() as i64 + "1"', ".count() as i64 + 1");
  await answers("/count/Ada", '{"letters":4}');
});

test("an answer that the contract does not declare is told, and not sent, in both languages", {
  timeout: 2 * MINUTES,
}, async () => {
  const since = dev.output().length;
  const problem = (detail: string, issue: object) => {
    return { type: "about:blank", title: "Internal Server Error", status: 500, detail, issues: [issue] };
  };
  app.edit(
    "src/index.ts",
    "const greeting",
    'if (params.name === "Eve") return Response.json([]);\n    const greeting',
  );
  const type = 'expected "text/plain;charset=UTF-8", received "application/json"';
  const greet = "GET /greet/:name (`greet`) answered 200, but not as the contract declares it.";
  const typeIssue = { in: "headers", path: ["content-type"], message: type };
  await answers("/greet/Eve", JSON.stringify(problem(greet, typeIssue)));
  await dev.says(/contract declares it\.\s+headers\.content-type: expected "text\/plain/, since);
  app.edit("src/contract.ts", "letters: z.int()", "letters: z.int().max(3)");
  const count = "GET /count/:name (`count`) answered 200, but not as the contract declares it.";
  const message = "Too big: expected number to be <=3";
  const big = { origin: "number", code: "too_big", maximum: 3, inclusive: true, path: ["letters"], message };
  await answers("/count/Ada", JSON.stringify(problem(count, { in: "body", ...big })));
  await dev.says(/contract declares it\.\s+body\.letters: Too big: expected number to be <=3/, since);
  app.edit("src/contract.ts", "letters: z.int().max(3)", "letters: z.int()");
  await answers("/count/Ada", '{"letters":4}');
});

test.each([
  ["the contract", "src/contract.ts", 'get("/random"', 'get("random"', /src\/contract\.ts:\d+/],
  ["the config", "wrangler.toml", "[vars]", "[vars", /error\[config\/syntax\]/],
  ["Cargo.toml", "Cargo.toml", "[package]", "[package", /error\[assembler\/manifest\]/],
])("a mistake in %s is told, and ends nothing", { timeout: 2 * MINUTES }, async (_, file, from, to, told) => {
  const since = dev.output().length;
  app.edit(file, from, to);
  await dev.says(told, since);
  await answers("/count/Ada", '{"letters":4}');
  const fixed = dev.output().length;
  app.edit(file, to, from);
  await dev.says(/✓ (?:built|unchanged)/, fixed);
  await answers("/count/Ada", '{"letters":4}');
});

test("a mistake in TypeScript is told by wrangler, and its correction is picked up", {
  timeout: 2 * MINUTES,
}, async () => {
  const since = dev.output().length;
  app.edit("src/index.ts", "export default app;", "export default app");
  app.edit("src/index.ts", "mount(app, {", "mount(app, {{");
  await dev.says(/src\/index\.ts:6:/, since);
  app.edit("src/index.ts", "mount(app, {{", "mount(app, {");
  await answers("/greet/Ada", "Hello, Ada");
});

test("wrangler is started again when a Worker ends it", { timeout: 2 * MINUTES }, async () => {
  const since = dev.output().length;
  app.edit("src/index.ts", "const app", 'if (Date.now() >= 0) throw new Error("at start");\nconst app');
  await dev.says(/wrangler has ended, and is started again when something changes/, since);
  app.edit("src/index.ts", 'if (Date.now() >= 0) throw new Error("at start");\n', "");
  await answers("/greet/Ada", "Hello, Ada");
});

test("Ctrl-C ends everything", { timeout: MINUTES }, async () => {
  const children = descendants(dev.pid);
  expect(children.some(({ command }) => command.includes("workerd"))).toBe(true);
  process.kill(dev.pid, "SIGINT");
  expect(await dev.exited).toBe(0);
  const alive = new Set(processes().map(({ pid }) => pid));
  expect(children.filter(({ pid }) => alive.has(pid))).toEqual([]);
  expect(existsSync(join(app.root, ".bimetal.dev.json"))).toBe(false);
});

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Those that run: one that has ended and that nobody has waited for is none. */
function processes(): Running[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [, pid = "", command = "", state, parent] =
        /^(\d+) \((.*)\) (\w) (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
      return state === "Z" ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

function descendants(pid: number): Running[] {
  const all = processes();
  const of = (parent: number): Running[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...of(each.pid)]);
  return of(pid);
}
