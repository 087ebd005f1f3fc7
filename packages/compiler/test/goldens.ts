import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import type { GeneratedFile } from "../src/emit/emit-files.ts";

/** The repository. */
export const ROOT: string = join(import.meta.dirname, "../../..");

/** Every `<group>/<case>/` here holds an input and, in `generated/`, the whole output that was reviewed for it. */
export const FIXTURES: string = join(import.meta.dirname, "../fixtures");

/** The cases of a group, by name. */
export function listCases(group: string): string[] {
  return readdirSync(join(FIXTURES, group)).sort();
}

/** What was reviewed for one case. */
export interface Output {
  /** An identifier: `env_bindings`. */
  readonly name: string;
  /** Absolute paths. */
  readonly files: readonly string[];
}

/** The outputs of all cases of all groups, or of the one that the variable `GOLDENS` names. */
export function listOutputs(): Output[] {
  const folders = globSync(`${process.env.GOLDENS ?? "*"}/*/generated`, { cwd: FIXTURES }).sort();
  return folders.map((folder) => ({
    name: dirname(folder).replace(/\W/g, "_"),
    files: globSync("**/*.{rs,ts}", { cwd: join(FIXTURES, folder) })
      .sort()
      .map((file) => join(FIXTURES, folder, file)),
  }));
}

/** Compares everything that was emitted for a case with what was reviewed; `UPDATE_GOLDENS=1` writes it instead. */
export function expectGoldens(group: string, name: string, files: readonly GeneratedFile[]): void {
  const folder = join(FIXTURES, group, name, "generated");
  if (updatesGoldens()) writeGoldens(folder, files);
  const reviewed = existsSync(folder) ? readdirSync(folder) : [];
  expect(files.map(({ path }) => path).sort()).toEqual(reviewed.sort());
  for (const { path, text } of files) expect(text, path).toBe(readFileSync(join(folder, path), "utf8"));
}

function writeGoldens(folder: string, files: readonly GeneratedFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Whether goldens are written instead of compared. */
export function updatesGoldens(): boolean {
  if (!process.env.UPDATE_GOLDENS) return false;
  if (process.env.CI) throw new Error("UPDATE_GOLDENS is refused in CI: goldens change by a commit that was reviewed");
  return true;
}
