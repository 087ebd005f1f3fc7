import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Diagnostic, Location } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";

export interface CheckVersionsOptions {
  /** The project's folder. */
  readonly root: string;
  /** The version that all of Bimetal is to have there. @default any */
  readonly release: string | undefined;
  /** Without Rust in the Worker its crate does not matter. */
  readonly hasRust: boolean;
}

export interface VersionsOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of what has another version: a change of these may mend it. */
  readonly inputs: readonly string[];
}

/**
 * The command, what it generates, the package `bimetal` and the crate are made for each other, so they have one version.
 * What a project does not have is no mistake here.
 */
export function checkVersions({ root, release, hasRust }: CheckVersionsOptions): VersionsOutcome {
  if (release === undefined) return { diagnostics: [], inputs: [] };
  const parts = [hasRust ? findCrate(root) : undefined, findPackage(root)];
  const others = parts.filter((part) => part !== undefined && part.version !== release) as Part[];
  return {
    diagnostics: others.map(({ what, version, place, isRequired }) => {
      const input = { version, release, isRequired, isNewer: compare(version, release) > 0 };
      return diagnose(`version/${what}`, input, place && locate(root, place));
    }),
    inputs: others.flatMap(({ files }) => files),
  };
}

/** The crate or the package, as the project has it. */
interface Part {
  readonly what: "crate" | "package";
  readonly version: string;
  readonly place: Place | undefined;
  /** The place is a requirement of the crate. */
  readonly isRequired: boolean;
  readonly files: readonly string[];
}

interface Place {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly index: number;
}

/** `bimetal = "=0.1.0"`, `bimetal = { version = "=0.1.0" }` or `[dependencies.bimetal]` with that below. */
const REQUIREMENT =
  /^[ \t]*bimetal[ \t]*=[ \t]*(?:\{[^}\n]*?\bversion[ \t]*=[ \t]*)?["']([^"'\n]+)["']|^\[[\w.-]*dependencies\.bimetal\][^[]*?^version[ \t]*=[ \t]*["']([^"'\n]+)["']/m;
const LOCKED = /^name = "bimetal"\r?\nversion = "([^"]+)"/m;

/** A requirement of exactly one version says more than the lock, which cargo has yet to bring up to date. */
function findCrate(root: string): Part | undefined {
  const own = join(root, "Cargo.toml");
  if (!existsSync(own)) return undefined;
  const lock = findLock(root, own);
  const manifests = [...new Set([own, ...(lock ? [join(dirname(lock), "Cargo.toml")] : [])])].filter(existsSync);
  const required = manifests.map((file) => find(file, REQUIREMENT)).find((found) => found !== undefined);
  const locked = lock === undefined ? undefined : find(lock, LOCKED);
  const exact = required?.match.startsWith("=") ? required.match.slice(1).trim() : undefined;
  const version = exact ?? locked?.match;
  if (version === undefined) return undefined;
  const place = required ?? locked;
  return { what: "crate", version, place, isRequired: required !== undefined, files: [...manifests, lock ?? own] };
}

/** That of the workspace that the crate is in. */
function findLock(root: string, manifest: string): string | undefined {
  if (!/^\[workspace\b/m.test(readFileSync(manifest, "utf8"))) return findUpwards(root, "Cargo.lock");
  const lock = join(root, "Cargo.lock");
  return existsSync(lock) ? lock : undefined;
}

function findPackage(root: string): Part | undefined {
  const installed = findUpwards(root, "node_modules/bimetal/package.json");
  if (installed === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(installed, "utf8"));
  const manifest = findUpwards(root, "package.json");
  const place = manifest === undefined ? undefined : find(manifest, /"bimetal"\s*:\s*"([^"]*)"/);
  return { what: "package", version, place, isRequired: false, files: [installed] };
}

function findUpwards(folder: string, name: string): string | undefined {
  const file = join(folder, name);
  if (existsSync(file)) return file;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUpwards(parent, name);
}

/** Where a version stands in a file, and which it is. */
function find(file: string, pattern: RegExp): (Place & { readonly match: string }) | undefined {
  const text = readFileSync(file, "utf8");
  const found = pattern.exec(text);
  const match = found?.slice(1).find((group) => group !== undefined);
  if (!found || match === undefined) return undefined;
  return { file, text, index: found.index + found[0].lastIndexOf(match), match };
}

function locate(root: string, { file, text, index }: Place): Location {
  const lines = text.slice(0, index).split("\n");
  const column = (lines.at(-1)?.length ?? 0) + 1;
  return { file: relative(root, file).replaceAll("\\", "/"), line: lines.length, column };
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
