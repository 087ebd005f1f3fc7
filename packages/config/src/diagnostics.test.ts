import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkCompatibilityDate } from "./compatibility-date.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type DiagnosticCode, diagnosticCodes } from "./diagnostics.ts";
import { findConfig } from "./find-config.ts";
import { formatDiagnostics } from "./format.ts";
import { parseConfig, readConfig } from "./read-config.ts";

const folder = mkdtempSync(join(tmpdir(), "bimetal-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A mistake for every row: a config's text, or something on disk. What people then see is in `fixtures/`. */
const mistakes: { readonly [Code in DiagnosticCode]: Mistake } = {
  "config/not-found": () => findConfig(folder).diagnostics,
  "config/several-files": () => {
    const nested = join(folder, "several/nested");
    mkdirSync(nested, { recursive: true });
    for (const file of ["../wrangler.json", "wrangler.jsonc", "wrangler.toml"]) writeFileSync(join(nested, file), "{}");
    return findConfig(nested).diagnostics;
  },
  "config/unreadable": () => readConfig("absent.toml", { root: folder }).diagnostics,
  "config/encoding": () => {
    writeFileSync(join(folder, "latin1.toml"), Buffer.from('name = "café"', "latin1"));
    return readConfig("latin1.toml", { root: folder }).diagnostics;
  },
  "config/syntax": { toml: 'name = "links"\nmain = \n' },
  "config/duplicate-key": { jsonc: '{\n  "name": "links",\n  "name": "other"\n}' },
  "config/unknown-key": { toml: '[[kv_namespace]]\nbinding = "LINKS"\n' },
  "config/secret-value": { toml: '[secrets]\nTOKEN = "s3cr3t"\n' },
  "config/missing-key": { toml: '[[r2_buckets]]\nbucket_name = "files"\n' },
  "config/wrong-type": { jsonc: '{\n  "kv_namespaces": [\n    { "binding": 3 }\n  ]\n}' },
  "config/not-json": { toml: "[vars]\nSINCE = 2024-10-14\n" },
  "config/duplicate-binding": {
    toml: '[[kv_namespaces]]\nbinding = "LINKS"\n\n[[d1_databases]]\nbinding = "LINKS"\n',
  },
  "config/environment-kinds": {
    toml: '[vars]\nLINKS = "none"\n\n[[env.staging.kv_namespaces]]\nbinding = "LINKS"\n',
  },
  "config/unknown-environment": () => {
    writeFileSync(join(folder, "environments.toml"), "[env.staging.vars]\n[env.production.vars]\n");
    return readConfig("environments.toml", { root: folder, env: "stagin" }).diagnostics;
  },
  "config/compatibility-date-missing": { toml: 'name = "links"\n' },
  "config/compatibility-date-format": { toml: 'compatibility_date = "14.10.2024"\n' },
  "config/compatibility-date-old": { toml: 'compatibility_date = "2024-10-13"\n' },
};

type Mistake = { readonly toml: string } | { readonly jsonc: string } | (() => readonly Diagnostic[]);

test.each(diagnosticCodes())("%s", async (code) => {
  const { diagnostics, text } = make(mistakes[code], code);
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  const own = diagnostics.filter((diagnostic) => diagnostic.code === code);
  const shown = formatDiagnostics(own, { sources: () => text }).replaceAll(folder, "<folder>");
  await expect(shown).toMatchFileSnapshot(`../fixtures/${code}.txt`);
});

function make(mistake: Mistake, code: DiagnosticCode) {
  if (typeof mistake === "function") return { diagnostics: mistake(), text: undefined };
  const [file, text] = "toml" in mistake ? ["wrangler.toml", mistake.toml] : ["wrangler.jsonc", mistake.jsonc];
  const { value, diagnostics } = parseConfig(file, text);
  const asBuilt = code.startsWith("config/compatibility-date") && value ? checkCompatibilityDate(value) : [];
  return { diagnostics: [...diagnostics, ...asBuilt], text };
}
