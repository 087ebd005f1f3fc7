import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readConfig } from "@bimetal/config";
import { findContract, findEntry } from "../entry.ts";
import type { ClassSource } from "./bind-classes.ts";

/** The other Workers of a workspace. */
export interface Neighbours {
  /** The one of this name, in any of its environments. `undefined`: none, or one without an entry in TypeScript. */
  readonly find: (worker: string) => ClassSource | undefined;
  /** Absolute paths of the configs that were read; grows with what is asked. */
  readonly inputs: readonly string[];
}

/** Looks for neighbours when the first of them is asked for. */
export function createNeighbours(root: string): Neighbours {
  const inputs: string[] = [];
  let known: ReadonlyMap<string, ClassSource> | undefined;
  return {
    inputs,
    find: (worker) => {
      known ??= readNeighbours(root, inputs);
      return known.get(worker);
    },
  };
}

function readNeighbours(root: string, inputs: string[]): ReadonlyMap<string, ClassSource> {
  const found = new Map<string, ClassSource>();
  for (const folder of listFolders(root)) {
    const file = ["wrangler.json", "wrangler.jsonc", "wrangler.toml"].find((name) => existsSync(join(folder, name)));
    if (file === undefined || folder === root) continue;
    inputs.push(join(folder, file));
    // What is wrong in a neighbour's config is told where it is generated for.
    const { value } = readConfig(file, { root: folder });
    const entry = value && findEntry(folder, value.main);
    if (!value || entry === undefined) continue;
    const hasContract = findContract(folder) !== undefined;
    const objects = join(folder, "generated/objects.ts");
    const source = {
      ...{ name: value.name ?? basename(folder), entry: join(folder, entry), hasContract },
      ...(hasContract && existsSync(objects) && { objects }),
    };
    for (const name of value.names) {
      if (!found.has(name)) found.set(name, source);
    }
  }
  return found;
}

/** The packages of the workspace that the project is in; without one, the folders beside the project's. */
function listFolders(root: string): string[] {
  for (let folder = root; dirname(folder) !== folder; folder = dirname(folder)) {
    const patterns = readPatterns(folder);
    if (!patterns) continue;
    const folders = globPackages(folder, patterns);
    if (folders.includes(root)) return folders;
  }
  return globPackages(dirname(root), ["*"]);
}

function globPackages(folder: string, patterns: readonly string[]): string[] {
  const [excluded, included] = [true, false].map((negative) =>
    patterns.filter((pattern) => pattern.startsWith("!") === negative),
  );
  const exclude = ["**/node_modules/**", ...(excluded ?? []).map((pattern) => pattern.slice(1))];
  const paths = globSync(included ?? [], { cwd: folder, exclude }).map((path) => join(folder, path));
  return [folder, ...paths.filter((path) => statSync(path).isDirectory())].sort();
}

/** The globs of a folder's workspace: of pnpm, or of npm, yarn and bun. */
function readPatterns(folder: string): readonly string[] | undefined {
  const pnpm = readIfThere(join(folder, "pnpm-workspace.yaml"));
  if (pnpm !== undefined) return readList(pnpm);
  const manifest = readIfThere(join(folder, "package.json"));
  if (manifest === undefined) return undefined;
  try {
    const { workspaces } = JSON.parse(manifest) as { readonly workspaces?: unknown };
    const packages = Array.isArray(workspaces)
      ? workspaces
      : (workspaces as { packages?: unknown } | undefined)?.packages;
    return Array.isArray(packages) ? packages.filter((pattern) => typeof pattern === "string") : undefined;
  } catch {
    return undefined;
  }
}

/** The list `packages` of pnpm-workspace.yaml, as people write it: an item a line, or all in brackets. */
function readList(yaml: string): string[] {
  const [, inline, block] = /^packages:[ \t]*(?:\[([^\]]*)\]|((?:\s*(?:#.*|-.*)\r?\n?)+))/m.exec(yaml) ?? [];
  const items = inline?.split(",") ?? block?.match(/^\s*-.*$/gm)?.map((line) => line.replace(/^\s*-/, "")) ?? [];
  return items
    .map((item) =>
      item
        .replace(/\s#.*$/, "")
        .trim()
        .replace(/^(["'])(.*)\1$/, "$2"),
    )
    .filter((item) => item !== "");
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
