import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { PackageManager } from "./package-manager.ts";

/** Template → what it is, for those who choose. */
export const templates = {
  hybrid: "Rust and TypeScript in one Worker",
  rust: "all routes in Rust, without Hono",
  typescript: "all routes in TypeScript, on Hono; no Rust is needed",
  "workers-rs": "Rust with the crate `worker`, built by Bimetal",
} as const;

export type Template = keyof typeof templates;

export const templateNames: readonly Template[] = Object.keys(templates) as Template[];

export interface Blanks {
  readonly name: string;
  readonly manager: PackageManager;
}

/** The files of a project by path, with the blanks filled in. */
export function fillTemplate(template: Template, { name, manager }: Blanks): Map<string, string> {
  const folder = join(import.meta.dirname, "../templates", template);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(folder.length + 1).replaceAll(sep, "/");
      const text = readFileSync(file, "utf8").replaceAll("{{name}}", name).replaceAll("{{manager}}", manager);
      // npm would leave it out of the package under its own name.
      return [path === "_gitignore" ? ".gitignore" : path, text];
    });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
