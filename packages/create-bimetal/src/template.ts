import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type PackageManager, packageManagers } from "./package-manager.ts";

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
export function fillTemplate(template: Template, blanks: Blanks): Map<string, string> {
  // As deep as the command in the workflow.
  const install = packageManagers[blanks.manager].install.join(`\n${" ".repeat(10)}`);
  return fillFolder(template, { ...blanks, install });
}

/** The files by path that an existing project gets. `path` is that of its route. */
export function fillAddition(blanks: { readonly name: string; readonly path: string }): Map<string, string> {
  return fillFolder("addition", blanks);
}

function fillFolder(name: string, blanks: Readonly<Record<string, string>>): Map<string, string> {
  const folder = join(import.meta.dirname, "../templates", name);
  const files = readFiles(folder).map((path): [string, string] => {
    const text = Object.entries(blanks).reduce(
      (text, [blank, value]) => text.replaceAll(`{{${blank}}}`, () => value),
      readFileSync(join(folder, path), "utf8"),
    );
    // npm would leave it out of the package under its own name.
    return [path === "_gitignore" ? ".gitignore" : path, text];
  });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A folder's files, with slashes. Node's own `recursive` finds no folders in the archive that `yarn create` runs packages from. */
function readFiles(folder: string, within = ""): string[] {
  return readdirSync(join(folder, within), { withFileTypes: true }).flatMap((entry) => {
    const path = `${within}${entry.name}`;
    return entry.isDirectory() ? readFiles(folder, `${path}/`) : [path];
  });
}
