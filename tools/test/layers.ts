/**
 * Which package may know which. pnpm lets a package import only what its package.json names, so that is where the
 * direction is checked; the run time of a deployed Worker is checked file by file.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/root.mjs";
import type { Package } from "./workspace.ts";

/** Package → the workspace's packages that it may depend on. */
const layers: Record<string, readonly string[]> = {
  bimetal: [],
  "@bimetal/config": [],
  "@bimetal/bindgen": [],
  "@bimetal/compiler": ["@bimetal/config", "bimetal"],
  "@bimetal/assembler": ["@bimetal/bindgen", "@bimetal/compiler", "@bimetal/config", "bimetal"],
  "@bimetal/cli": ["@bimetal/assembler", "@bimetal/compiler", "@bimetal/config"],
  "create-bimetal": ["@bimetal/config"],
};

/** Folders of `packages/bimetal/src` that end up in a Worker; `answers` only in development. */
const inWorkers = [
  "bindings",
  "client",
  "docs",
  "schema",
  "runtime",
  "host",
  "worker",
  "workers-rs",
  "answers",
  "unchecked",
];
/** What these may import at run time: their own files, Hono, and nothing of Node, zod or the compiler. */
const deployable = /^(\.{1,2}\/|hono($|\/)|bimetal\/unchecked$)/;

/** Dependencies against the direction. */
export function findWrongDependencies(packages: readonly Package[]): string[] {
  const names = new Set(packages.map(({ name }) => name));
  return packages
    .filter(({ folder }) => folder.startsWith("packages/"))
    .flatMap(({ name, folder, dependencies }) => {
      const allowed = layers[name];
      if (!allowed) return [`${folder}: ${name} has no row in tools/test/layers.ts`];
      const wrong = dependencies.filter((dependency) => names.has(dependency) && !allowed.includes(dependency));
      return wrong.map((dependency) => `${folder}/package.json: ${name} must not depend on ${dependency}`);
    });
}

/** Imports that a Worker must not have. */
export function findWrongImports(): string[] {
  return inWorkers.flatMap((folder) => {
    const path = join("packages/bimetal/src", folder);
    const files = readdirSync(join(root, path), { recursive: true, encoding: "utf8" });
    return files
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .flatMap((file) => {
        const wrong = readImports(readFileSync(join(root, path, file), "utf8")).filter(
          (from) => !deployable.test(from),
        );
        return wrong.map((from) => `${join(path, file)}: a Worker must not import "${from}"`);
      });
  });
}

/** What a module imports or re-exports at run time. `import type` is erased. */
export function readImports(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\s(?!type\s)(?:[^;"]*?\sfrom\s)?"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...statements].map(([, statement, call]) => statement ?? call ?? "");
}
