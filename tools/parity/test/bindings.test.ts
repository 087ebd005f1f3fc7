import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { bindingTable } from "@bimetal/config";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { compareRandom, writeSubjects } from "../src/bindings/command.ts";
import { compare, describe as tell } from "../src/bindings/compare.ts";
import { Coverage } from "../src/bindings/coverage.ts";
import { type DifferenceId, type KnownDifference, knownDifferences } from "../src/bindings/known-differences.ts";
import { samples } from "../src/bindings/samples.ts";
import type { Subject } from "../src/bindings/subject.ts";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), "bimetal-bindings-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("random configs have the types that wrangler gives them", async () => {
  expect((await compareRandom(7, 150, new Coverage())).map(tell)).toEqual([]);
});

test("every kind of binding can stand in a random config", () => {
  const kinds = bindingTable.filter(({ shape }) => shape !== "names").map(({ key }) => key);
  expect(Object.keys(samples).sort()).toEqual(kinds.sort());
});

beforeAll(() => {
  const here = join(import.meta.dirname, "..");
  cpSync(join(here, "fixtures/entry"), join(folder, "entry"), { recursive: true });
  symlinkSync(join(here, "node_modules"), join(folder, "node_modules"));
});

const rows = Object.entries(knownDifferences) as [DifferenceId, KnownDifference][];

test("there are at most ten known differences, and people are told of each", () => {
  const told = readFileSync(join(import.meta.dirname, "../../../packages/config/KNOWN-DIFFERENCES.md"), "utf8");
  const headings = [...told.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual(rows.map(([, { title }]) => title));
  for (const [, { issue }] of rows)
    if (issue) expect(told).toContain(`https://github.com/${issue.replace("#", "/issues/")}`);
  expect(rows.length).toBeLessThanOrEqual(10);
});

/** The example of a known difference, as the one subject that it is about. */
function writeExample(id: string, { example, env, secrets }: KnownDifference): Subject[] {
  const root = join(folder, id);
  const config = { name: "worker", compatibility_date: "2026-11-01", ...example };
  const subjects = writeSubjects(root, "wrangler.json", JSON.stringify(config), config);
  if (secrets !== undefined) writeFileSync(join(root, ".dev.vars"), secrets);
  return subjects.filter((subject) => subject.env === env);
}

test("each known difference is one, and is known", async () => {
  const subjects = rows.flatMap(([id, row]) => writeExample(id, row));
  expect((await compare(subjects)).map(tell)).toEqual([]);
  const found = await compare(subjects, { unknown: ({ root }) => basename(root) as DifferenceId });
  const ids = found.map(({ subject }) => basename(subject.root));
  expect(new Set(ids)).toEqual(new Set(rows.map(([id]) => id)));
});

/** What Bimetal would say with a mistake in its table or its emitter, and of which binding. */
const mistakes: readonly (readonly [string, (module: string) => string, string])[] = [
  ["another type", (module) => module.replace("LINKS: KVNamespace", "LINKS: R2Bucket"), "LINKS"],
  ["unknown", (module) => module.replace("LINKS: KVNamespace", "LINKS: unknown"), "LINKS"],
  ["any", (module) => module.replace("LINKS: KVNamespace", "LINKS: any"), "LINKS"],
  ["not optional any more", (module) => module.replace("FILES?: R2Bucket", "FILES: R2Bucket"), "FILES"],
  ["optional, but always there", (module) => module.replace("LINKS: KV", "LINKS?: KV"), "LINKS"],
  ["a type of another environment left out", (module) => module.replace("R2Bucket | D1Database", "R2Bucket"), "BOTH"],
  ["a type too many", (module) => module.replace("R2Bucket | D1Database", "R2Bucket | D1Database | Fetcher"), "BOTH"],
  ["a key left out", (module) => module.replace("  LINKS: KVNamespace;\n", ""), "LINKS"],
  ["a misspelt key", (module) => module.replace("LINKS:", "LINK:"), "LINKS"],
  ["a key too many", (module) => module.replace("  LINKS:", "  MORE: Fetcher;\n  LINKS:"), "Bimetal"],
  ["a var of another type", (module) => module.replace("LIMIT: number", "LIMIT: string"), "LIMIT"],
  ["a var that is anything", (module) => module.replace("LIMIT: number", "LIMIT: unknown"), "LIMIT"],
  ["a field of a table left out", (module) => module.replace("  seats?: number;\n", ""), "PLANS"],
  ["a field not optional", (module) => module.replace("seats?: number", "seats: number"), "PLANS"],
  ["a list of anything", (module) => module.replace("PLANS: PlansItem[]", "PLANS: unknown[]"), "PLANS"],
  ["an unsafe service that is nothing", (module) => module.replace("AUTH: Fetcher", "AUTH: unknown"), "AUTH"],
  ["inherited assets of another type", (module) => module.replace("ASSETS: Fetcher", "ASSETS: unknown"), "ASSETS"],
  ["a Durable Object of no class", (module) => module.replace(/<import\(.*\)\.Room>/, ""), "ROOMS"],
  ["a Durable Object of another class", (module) => module.replace(".Room>", ".Hidden>"), "ROOMS"],
  ["a hidden class that is not found", (module) => module.replace(/<import\(.*\)\.Hidden>/, ""), "HIDDEN"],
  ["a workflow that takes anything", (module) => module.replace(/Workflow<[^;]*>;/, "Workflow;"), "ORDERS"],
  ["a service of no class", (module) => module.replace(/Service<.*\.Login>/, "Fetcher"), "LOGIN"],
  ["a type that nobody exports", (module) => module.replace(/KVNamespace/g, "KvNamespace"), "bimetal"],
];

const planted = {
  name: "worker",
  compatibility_date: "2026-11-01",
  main: "../../entry/index.ts",
  durable_objects: {
    bindings: [
      { name: "ROOMS", class_name: "Room" },
      { name: "HIDDEN", class_name: "Hidden" },
    ],
  },
  workflows: [{ binding: "ORDERS", name: "orders", class_name: "Order" }],
  services: [{ binding: "LOGIN", service: "worker", entrypoint: "Login" }],
  vars: { LIMIT: 10, PLANS: [{ name: "free" }, { name: "pro", seats: 5 }] },
  kv_namespaces: [{ binding: "LINKS" }],
  r2_buckets: [
    { binding: "FILES", bucket_name: "files" },
    { binding: "BOTH", bucket_name: "both" },
  ],
  assets: { directory: ".", binding: "ASSETS" },
  unsafe: { bindings: [{ name: "AUTH", type: "service" }] },
  env: {
    staging: {
      vars: { LIMIT: 5, PLANS: [] },
      kv_namespaces: [{ binding: "LINKS" }],
      d1_databases: [{ binding: "BOTH", database_name: "both", database_id: "0" }],
      unsafe: { bindings: [{ name: "AUTH", type: "service" }] },
    },
  },
};

describe("planted mistakes", () => {
  const found = new Map<string, string[]>();

  beforeAll(async () => {
    const text = JSON.stringify(planted);
    const subjects = mistakes.flatMap((_, index) =>
      writeSubjects(join(folder, "planted", String(index)), "wrangler.json", text, planted),
    );
    expect((await compare(subjects)).map(tell)).toEqual([]);
    const indexOf = ({ root }: Subject) => Number(basename(root));
    const alter = (module: string, subject: Subject) => mistakes[indexOf(subject)]?.[1](module) ?? "";
    for (const { subject, about } of await compare(subjects, { alter })) {
      const name = mistakes[indexOf(subject)]?.[0] ?? "";
      found.set(name, [...(found.get(name) ?? []), about]);
    }
  });

  test.each(mistakes)("%s", (name, _, about) => expect(found.get(name)).toContain(about));
});
