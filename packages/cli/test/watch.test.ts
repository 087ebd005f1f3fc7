import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp, type Process } from "./app.ts";

const MINUTES = 60_000;

let app: App;
let watching: Process;
beforeAll(async () => {
  app = createApp("watch");
  watching = app.start("bimetal", ["codegen", "--watch"]);
  await watching.says(/✓ generated/);
}, 5 * MINUTES);
afterAll(() => app.remove());

/** Saves an edit, and waits for what is said of it. */
async function edit(file: string, from: string, to: string, said: RegExp): Promise<void> {
  const since = watching.output().length;
  app.edit(file, from, to);
  await watching.says(said, since);
}

test("a change of the config or of the contract is generated, and of both", { timeout: 5 * MINUTES }, async () => {
  await edit("wrangler.toml", 'binding = "LINKS"', 'binding = "PAGES"', /✓ generated .*env\.ts/);
  expect(app.read("generated/env.ts")).toContain("PAGES: KVNamespace;");
  // The contract is not read again for it, and is still there.
  expect(app.read("generated/routes.ts")).toContain('"/greet/:name"');

  await edit("src/contract.ts", '"/greet/:name"', '"/welcome/:name"', /✓ generated .*routes\.ts/);
  expect(app.read("generated/routes.ts")).toContain('"/welcome/:name"');

  await edit("wrangler.toml", 'binding = "PAGES"', "binding = 1", /config\/wrong-type/);
  await edit("src/contract.ts", '"/welcome/:name"', '"/hello/:name"', /config\/wrong-type/);
  await edit("wrangler.toml", "binding = 1", 'binding = "LINKS"', /✓ generated .*routes\.ts/);
  expect(app.read("generated/routes.ts")).toContain('"/hello/:name"');
  expect(app.read("generated/env.ts")).toContain("LINKS: KVNamespace;");
});
