import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatDiagnostics } from "@bimetal/config";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diagnosticCodes } from "../diagnostics.ts";
import { checkVersions, type VersionsOutcome } from "./versions.ts";

type Files = Readonly<Record<string, string>>;

const lock = (version: string) => `version = 4\n\n[[package]]\nname = "bimetal"\nversion = "${version}"\n`;
const manifest = (bimetal: string) => `[package]\nname = "app"\n\n[dependencies]\n${bimetal}\n\n[workspace]\n`;
const installed = (version: string) => ({ "node_modules/bimetal/package.json": JSON.stringify({ version }) });
const asked = (version: string) => `{\n  "dependencies": {\n    "bimetal": "${version}"\n  }\n}\n`;

/** What the command of 0.2.0 says: `fixtures/versions/NAME.txt`. The project is the folder `app`. */
const mistakes: Readonly<Record<string, Files>> = {
  exact: { "app/Cargo.toml": manifest('bimetal = "=0.1.0"'), "app/Cargo.lock": lock("0.1.0") },
  table: { "app/Cargo.toml": "[dependencies.bimetal]\n# As installed.\nversion = '=0.1.0'\n" },
  range: {
    "app/Cargo.toml": manifest('bimetal = { version = "0.1", features = ["worker"] }'),
    "app/Cargo.lock": lock("0.1.3"),
  },
  workspace: {
    "app/Cargo.toml": "[dependencies]\nbimetal.workspace = true\n",
    "Cargo.toml": '[workspace]\nmembers = ["app"]\n\n[workspace.dependencies]\nbimetal = "=0.1.0"\n',
    "Cargo.lock": lock("0.1.0"),
  },
  renamed: { "app/Cargo.toml": '[dependencies]\nbm = { package = "bimetal" }\n', "app/Cargo.lock": lock("0.1.0") },
  newer: {
    "app/Cargo.toml": manifest('bimetal = "=0.10.0"'),
    "app/package.json": asked("0.10.0"),
    ...installed("0.10.0"),
  },
  package: { "app/package.json": asked("^0.1.0"), ...installed("0.1.4") },
  elsewhere: { "app/package.json": "{}", ...installed("0.1.4") },
};

const right: Readonly<Record<string, Files>> = {
  "all of one version": {
    ...{ "app/Cargo.toml": manifest('bimetal = "=0.2.0"'), "app/Cargo.lock": lock("0.2.0") },
    ...{ "app/package.json": asked("0.2.0"), ...installed("0.2.0") },
  },
  "a lock that cargo will bring up to date": {
    "app/Cargo.toml": manifest('bimetal = "=0.2.0"'),
    "app/Cargo.lock": lock("0.1.0"),
  },
  "no lock yet": { "app/Cargo.toml": manifest('bimetal = "0.1"') },
  "the lock of another workspace": { "app/Cargo.toml": manifest('bimetal = "0.2"'), "Cargo.lock": lock("0.1.0") },
  "a lock and no crate": { "app/package.json": "{}", "Cargo.lock": lock("0.1.0") },
  "crates of other names": { "app/Cargo.toml": manifest('bimetal-more = "=0.1.0"\nmore-bimetal = "=0.1.0"') },
  nothing: { "app/wrangler.toml": "" },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bimetal-versions-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each(Object.entries(mistakes))("%s", async (name, files) => {
  const { diagnostics, inputs } = check(files);
  const shown = formatDiagnostics(diagnostics, { sources: (file) => readFileSync(join(folder, "app", file), "utf8") });
  await expect(shown).toMatchFileSnapshot(`../../fixtures/versions/${name}.txt`);
  expect(inputs.length).toBeGreaterThan(0);
});

test.each(Object.entries(right))("%s: nothing is said", (_, files) => {
  expect(check(files)).toEqual({ diagnostics: [], inputs: [] });
});

test("without Rust the crate does not matter, and without a release nothing does", () => {
  const files = { "app/Cargo.toml": manifest('bimetal = "=0.1.0"'), ...installed("0.1.0") };
  expect(codes(check(files))).toEqual(["version/crate", "version/package"]);
  expect(codes(check(files, { hasRust: false }))).toEqual(["version/package"]);
  expect(codes(check(files, { release: undefined }))).toEqual([]);
});

test("every row has a fixture", () => {
  const said = Object.keys(mistakes).map((name) =>
    readFileSync(join(import.meta.dirname, `../../fixtures/versions/${name}.txt`), "utf8"),
  );
  const rows = diagnosticCodes().filter((code) => code.startsWith("version/"));
  expect(rows).not.toEqual([]);
  for (const code of rows) expect(said.join("")).toContain(`[${code}]`);
});

function check(files: Files, options: { hasRust?: boolean; release?: string | undefined } = {}): VersionsOutcome {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return checkVersions({ root: join(folder, "app"), release: "0.2.0", hasRust: true, ...options });
}

function codes({ diagnostics }: VersionsOutcome): string[] {
  return diagnostics.map(({ code }) => code);
}
