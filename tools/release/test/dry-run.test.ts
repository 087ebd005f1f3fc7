import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../../setup/root.mjs";
import { run, stopAll } from "../src/run.ts";

afterAll(stopAll);

/** It compiles all that a project depends on, beside other tests that do. */
const PATIENCE = 20 * 60_000;

test("a project of packed packages is built, tested, changed, and would be deployed", {
  timeout: PATIENCE,
}, async () => {
  const main = join(root, "tools/release/src/main.ts");
  // The packages are built: other tests read them meanwhile.
  const flags = ["--dry-run", "--no-build", "--template", "hybrid", "--json"];
  const { stdout } = await run([process.execPath, main, ...flags], { cwd: root });
  const { artefacts, projects, phases } = JSON.parse(stdout);

  const names = readdirSync(join(root, "packages")).map(
    (name) => JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")).name,
  );
  expect(artefacts.map(({ name }: { name: string }) => name).sort()).toEqual([...names, "bimetal (crate)"].sort());
  expect(projects).toMatchObject([{ template: "hybrid", manager: "pnpm", upload: expect.stringMatching(/^\d.* KiB/) }]);
  expect(projects[0].tests.vitest).toBeGreaterThan(0);
  expect(projects[0].tests.cargo).toBeGreaterThan(0);
  expect(phases.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(["hybrid-pnpm: create and install", "hybrid-pnpm: test", "orders: pnpm run test"]),
  );
});
