/**
 * What the type checker has to do for a large contract's client. Its time is measured by whoever asks
 * (`tsc --extendedDiagnostics -p target/large-contract/1000`); its work is the same on every machine.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseConfig } from "@bimetal/config";
import { expect, test } from "vitest";
import { compile, writeGenerated } from "../src/index.ts";
import { ROOT } from "./goldens.ts";

test("the client of 1,000 routes costs ten times that of 100: each route is checked for itself", {
  timeout: 120_000,
}, async () => {
  const [few, many] = [await countTypes(100), await countTypes(1000)];
  expect(many).toBeGreaterThan(1000);
  expect(many).toBeLessThan(11 * few);
});

/** How many types tsc makes to check a project that calls every route. */
async function countTypes(routes: number): Promise<number> {
  const root = join(ROOT, "target/large-contract", String(routes));
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  symlinkSync(join(ROOT, "packages/compiler/node_modules"), join(root, "node_modules"), "junction");
  writeFileSync(join(root, "contract.ts"), contract(routes / 4));
  writeFileSync(join(root, "uses.ts"), uses(routes / 4));
  writeFileSync(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["uses.ts"] }));
  const { value: config } = parseConfig("wrangler.json", "{}");
  if (!config) throw new Error("the config is wrong");
  const { value, diagnostics } = await compile({ root, config, contract: "contract.ts" });
  expect(diagnostics).toEqual([]);
  writeGenerated(value?.files ?? [], join(root, "generated"));
  const { status, stdout } = spawnSync("tsc", ["-p", root, "--extendedDiagnostics"], { encoding: "utf8" });
  expect(status, stdout).toBe(0);
  return Number(/^Types:\s+(\d+)$/m.exec(stdout)?.[1]);
}

/** As in an author's project. */
const compilerOptions = {
  target: "es2024",
  lib: ["es2024", "dom"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  customConditions: ["development"],
  allowImportingTsExtensions: true,
};

/** A thing has four routes. */
function contract(count: number): string {
  const routes = Array.from({ length: count }, (_, index) => {
    const id = `${index}`;
    return `
    list${id}: get("/things${id}", {
      query: z.object({ limit: z.int().min(1).max(100).default(20), q: z.string().optional() }),
      responses: { 200: z.object({ things: z.array(Thing${id}), cursor: z.string().nullable() }) },
    }),
    create${id}: post("/things${id}", { body: Thing${id}.omit({ id: true }), responses: { 201: Thing${id}, 409: Problem } }),
    read${id}: get("/things${id}/:id", { params: z.object({ id: z.int() }), responses: { 200: Thing${id}, 404: Problem } }),
    remove${id}: del("/things${id}/:id", { responses: { 204: empty(), 403: Problem, 404: Problem } }),`;
  });
  const things = routes.map((_, index) => {
    const fields = "id: z.int(), name: z.string().min(1).max(200), tags: z.array(z.string()), kind: z.enum(['a', 'b'])";
    return `const Thing${index} = z.object({ ${fields} }).meta({ id: "Thing${index}" });`;
  });
  return [
    'import { contract, del, empty, get, post } from "bimetal";',
    'import { z } from "zod";',
    'const Problem = z.object({ title: z.string(), detail: z.string() }).meta({ id: "Problem" });',
    ...things,
    `export default contract({ title: "Large", version: "1", routes: {${routes.join("")}\n} });`,
  ].join("\n");
}

/** Every method is called. */
function uses(count: number): string {
  const calls = Array.from(
    { length: count },
    (_, index) => `
  const list${index} = await client.list${index}({ query: { limit: 1 } });
  if (list${index}.status === 200) list${index}.body.things[0]?.kind;
  await client.create${index}({ body: { name: "a", tags: [], kind: "a" } });
  await client.read${index}({ params: { id: 1 } });
  await client.remove${index}({ params: { id: "1" } });`,
  );
  return `import { createClient } from "./generated/client.ts";
export async function use(): Promise<void> {
  const client = createClient("https://example.com");${calls.join("")}
}
`;
}
