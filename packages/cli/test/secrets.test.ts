import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp } from "./app.ts";

const MINUTES = 60_000;

/** The value of a secret. It may be in no other place than the file that it is given in. */
const CANARY = "canary-8d1f3c";

let app: App;
beforeAll(() => {
  app = createApp("secrets");
  app.write("wrangler.toml", `${app.read("wrangler.toml")}\n[secrets]\nrequired = ["TOKEN"]\n`);
  app.write(".dev.vars", `TOKEN=${CANARY}\nGREETING=${CANARY}\n`);
});
afterAll(() => app.remove());

/** Every file of the project but those that are linked, with what is in it. */
function findFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return findFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

function filesWithCanary(): string[] {
  return findFiles(app.root).filter((path) => readFileSync(path, "latin1").includes(CANARY));
}

test("no file and no output of a command has the value of a secret", { timeout: 5 * MINUTES }, async () => {
  for (const args of [
    ["codegen"],
    ["codegen", "--json"],
    ["routes", "--json"],
    ["openapi"],
    ["build", "--dev", "--json"],
  ]) {
    const { stdout, stderr } = await app.bimetal(args);
    expect([args, stdout + stderr]).toEqual([args, expect.not.stringContaining(CANARY)]);
  }
  expect(app.read("generated/env.ts")).toContain("TOKEN: string;");
  expect(filesWithCanary()).toEqual([join(app.root, ".dev.vars")]);
});

test("nor has what is said in development, where the Worker has it", { timeout: 2 * MINUTES }, async () => {
  const dev = app.start("bimetal", ["dev"]);
  const [url] = await dev.says(/^http:\/\/\S+$/m);
  const greet = async () => (await fetch(new URL("/greet/Ada", url))).text();
  // A new Worker takes its moment.
  await expect.poll(() => greet().catch(String), { timeout: MINUTES, interval: 100 }).toBe(`${CANARY}, Ada`);
  expect(dev.output()).not.toContain(CANARY);
});
