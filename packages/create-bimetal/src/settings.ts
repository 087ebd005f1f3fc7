import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Arguments } from "./arguments.ts";
import { findNameProblem, toName } from "./name.ts";
import { detectPackageManager, type PackageManager } from "./package-manager.ts";
import type { Template } from "./template.ts";
import { UserError } from "./user-error.ts";

/** What is made. */
export interface Settings {
  /** The folder, absolute. */
  readonly root: string;
  readonly name: string;
  readonly template: Template;
  readonly manager: PackageManager;
  readonly git: boolean;
  readonly install: boolean;
}

/** Completes the command line with defaults, and checks it. */
export function chooseSettings(args: Arguments): Settings {
  if (args.directory === undefined) {
    throw new UserError("no DIRECTORY is given: `create-bimetal my-worker`. See `create-bimetal --help`.");
  }
  const root = resolve(args.directory);
  const name = args.name ?? toName(basename(root));
  const problem = findNameProblem(name);
  if (problem) {
    const where = args.name === undefined ? ", which is that of the folder: give another with --name" : "";
    throw new UserError(`${problem}${where}.`);
  }
  return {
    root,
    name,
    template: args.template ?? "hybrid",
    manager: args.manager ?? detectPackageManager() ?? "npm",
    git: args.git ?? !isInRepository(root),
    install: args.install ?? true,
  };
}

/** Whether a folder, which need not be there yet, is a part of a repository. */
export function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}
