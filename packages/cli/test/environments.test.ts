import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp } from "./app.ts";

const MINUTES = 60_000;

let app: App;
beforeAll(() => {
  app = createApp("environments");
  app.write(
    "wrangler.toml",
    `${app.read("wrangler.toml")}
[env.staging]
kv_namespaces = [{ binding = "LINKS", id = "links" }]
build.command = "exit 1"

[env.staging.vars]
GREETING = "Good day"
TRACE = true
`,
  );
});
afterAll(() => app.remove());

/** The members of the generated interface. */
async function generateEnv(args: readonly string[]): Promise<string[]> {
  const ran = await app.bimetal(["codegen", "--out", "made", ...args]);
  expect(ran.code, ran.stderr).toBe(0);
  return [...app.read("made/env.ts").matchAll(/^ {2}(\w+\??: \w+);/gm)].map(([, member = ""]) => member);
}

test("codegen covers all environments, or the one that is asked for", { timeout: MINUTES }, async () => {
  expect(await generateEnv([])).toEqual(["LINKS: KVNamespace", "GREETING: string", "TRACE?: boolean"]);
  expect(await generateEnv(["--env", "staging"])).toEqual(["LINKS: KVNamespace", "GREETING: string", "TRACE: boolean"]);
  const unknown = await app.bimetal(["codegen", "--env", "stagign"]);
  expect([unknown.code, unknown.stdout]).toEqual([1, expect.stringContaining('did you mean "staging"?')]);
});

test("dev runs the environment", { timeout: 5 * MINUTES }, async () => {
  // Compiles what takes long, so that the loop of development has its first Worker soon.
  expect((await app.bimetal(["build", "--dev"])).code).toBe(0);
  const dev = app.start("bimetal", ["dev", "--env", "staging"]);
  const [url] = await dev.says(/^http:\/\/\S+$/m);
  const greet = async () => (await fetch(new URL("/greet/Ada", url))).text();
  // A new Worker takes its moment.
  await expect.poll(() => greet().catch(String), { timeout: MINUTES, interval: 100 }).toBe("Good day, Ada");
});
