import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp, type Process } from "./app.ts";

/** `bimetal build` as the build command of the project's own wrangler. */
let app: App;
let wrangler: Process;
let url = "";

const MINUTES = 60_000;

beforeAll(async () => {
  app = createApp("wrangler");
  wrangler = app.start("wrangler", ["dev", "--port", "0", "--inspector-port", "0"]);
  [, url = ""] = await wrangler.says(/Ready on (http:\/\/\S+)/);
}, 5 * MINUTES);
afterAll(() => app.remove());

async function get(path: string): Promise<string> {
  return (await fetch(new URL(path, url))).text();
}

const builds = (): number => wrangler.output().split("[custom build] Running").length - 1;

/** Saves an edit and waits until wrangler serves what came of it. */
async function edit(file: string, from: string, to: string): Promise<{ readonly output: string }> {
  const since = wrangler.output().length;
  app.edit(file, from, to);
  await wrangler.says(/Local server updated and ready/, since);
  return { output: wrangler.output().slice(since) };
}

test("both languages answer", async () => {
  expect(await get("/greet/Ada")).toBe("Hello, Ada");
  expect(JSON.parse(await get("/count/Ada"))).toEqual({ letters: 3 });
});

test("random numbers work without the author's doing, and differ", async () => {
  const answers = [await get("/random"), await get("/random")];
  for (const answer of answers) expect(answer).toMatch(/^\[(?:[0-9a-f]{2}(?:, )?){8}\] false$/);
  expect(answers[0]).not.toBe(answers[1]);
});

test("an edit of Rust is one build, of the dev profile", { timeout: 2 * MINUTES }, async () => {
  const before = builds();
  const { output } = await edit("src/lib.rs", ".count() as i64", ".count() as i64 * 10");
  expect(JSON.parse(await get("/count/Ada"))).toEqual({ letters: 30 });
  expect(output).toContain("✓ built (dev)");
  expect(builds()).toBe(before + 1);
});

test("an edit of TypeScript changes nothing of ours", { timeout: 2 * MINUTES }, async () => {
  const age = (): number[] =>
    readdirSync(join(app.root, "dist")).map((name) => statSync(join(app.root, "dist", name)).mtimeMs);
  const before = age();
  const { output } = await edit("src/index.ts", "{greeting}, ", "{greeting}, dear ");
  expect(await get("/greet/Ada")).toBe("Hello, dear Ada");
  expect(output).toContain("✓ unchanged (dev)");
  expect(age()).toEqual(before);
});

test("a build that fails leaves the Worker answering, and a correction is picked up", {
  timeout: 2 * MINUTES,
}, async () => {
  const broken = await edit("src/lib.rs", "as i64 * 10", 'as i64 * "10"');
  expect(broken.output).toContain("src/lib.rs:12:58");
  expect(JSON.parse(await get("/count/Ada"))).toEqual({ letters: 30 });
  await edit("src/lib.rs", 'as i64 * "10"', "as i64 * 20");
  expect(JSON.parse(await get("/count/Ada"))).toEqual({ letters: 60 });
});

test("a mistake in the contract leaves the Worker answering too", { timeout: 2 * MINUTES }, async () => {
  const broken = await edit("src/contract.ts", 'get("/random"', 'get("random"');
  expect(broken.output).toContain("src/contract.ts:");
  expect(JSON.parse(await get("/count/Ada"))).toEqual({ letters: 60 });
  await edit("src/contract.ts", 'get("random"', 'get("/random"');
  expect(await get("/random")).toContain("false");
});

test("wrangler deploy takes a release", { timeout: 5 * MINUTES }, async () => {
  const out = mkdtempSync(join(tmpdir(), "bimetal-deploy-"));
  const deploy = app.start("wrangler", ["deploy", "--dry-run", "--outdir", out]);
  expect(await deploy.exited).toBe(0);
  expect(deploy.output()).toContain("✓ built (release)");
  expect(readdirSync(out)).toEqual(
    expect.arrayContaining(["worker.js", expect.stringMatching(/rust-[0-9a-f]{8}\.wasm$/)]),
  );
  // The contract's schemas are emitted; zod itself stays behind. Every schema of its own carries this key.
  const isZod = (text: string) => text.includes("_zod");
  expect(isZod(readFileSync(join(import.meta.dirname, "../node_modules/zod/v4/core/schemas.js"), "utf8"))).toBe(true);
  const scripts = readdirSync(out).filter((file) => /\.js(\.map)?$/.test(file));
  expect(scripts.filter((file) => isZod(readFileSync(join(out, file), "utf8")))).toEqual([]);
  // Nor is there what checks answers in development: only its table has routes in this form.
  const checksAnswers = (text: string) => text.includes('"GET /greet/:name"');
  expect(checksAnswers(app.read("generated/answers.ts"))).toBe(true);
  expect(scripts.filter((file) => checksAnswers(readFileSync(join(out, file), "utf8")))).toEqual([]);
  rmSync(out, { recursive: true });
});
