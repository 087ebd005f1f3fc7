/** Every diagnostic as its reader sees it: `fixtures/diagnostics/*.ts`, each with what is said about it beside it. */
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { formatDiagnostics, parseConfig } from "@bimetal/config";
import { expect, test } from "vitest";
import { FIXTURES, updatesGoldens } from "../test/goldens.ts";
import { compile } from "./compile.ts";
import { diagnosticCodes } from "./diagnostics.ts";

const ROOT = join(FIXTURES, "diagnostics");
const files = globSync("*.ts", { cwd: ROOT }).sort();
const outcomes = await Promise.all(
  [...files, "contract-not-found.ts"].map(async (file) => ({ file, ...(await diagnose(file)) })),
);

test.each(outcomes)("$file", ({ file, diagnostics }) => {
  const shown = formatDiagnostics(diagnostics, { sources: readSource });
  const expected = join(ROOT, `${basename(file, ".ts")}.txt`);
  if (updatesGoldens()) writeFileSync(expected, shown);
  expect(shown).toBe(readFileSync(expected, "utf8"));
  expect(diagnostics).not.toEqual([]);
});

/** Those about versions are found in whole projects: `check/versions.test.ts`. */
const codes = diagnosticCodes().filter((code) => !code.startsWith("version/"));

test.each(codes)("%s has a fixture", (code) => {
  expect(outcomes.flatMap(({ diagnostics }) => diagnostics.map((diagnostic) => diagnostic.code))).toContain(code);
});

test("a diagnostic stands in the author's own files", () => {
  const places = outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ location }) => location?.file));
  const own = globSync("**/*.{ts,json}", { cwd: ROOT });
  expect(places.filter((file) => file !== undefined && !own.includes(file))).toEqual([]);
});

/** With the fixture's own config, if it has one. Those of a router are about the one that refuses things. */
async function diagnose(file: string) {
  const own = `${basename(file, ".ts")}.json`;
  const config = existsSync(join(ROOT, own)) ? parseConfig(own, readSource(own)) : parseConfig("wrangler.json", "{}");
  if (!config.value) throw new Error(formatDiagnostics(config.diagnostics));
  const router = file.startsWith("router-") ? "rust" : "mixed";
  return compile({ root: ROOT, config: config.value, contract: file, router });
}

function readSource(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}
