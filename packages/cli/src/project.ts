import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { findConfig, type Outcome } from "@bimetal/config";
import { UserError } from "./user-error.ts";

/** The project that a command works on. */
export interface Project {
  /** Absolute: the config's folder. */
  readonly root: string;
  /** The config's name in it. */
  readonly config: string;
}

/** Finds the project: by the file that was named, or as wrangler finds its config from the working directory. */
export function findProject(file: string | undefined): Outcome<Project> {
  if (file !== undefined && !existsSync(file)) throw new UserError(`there is no ${file}, which --config names`);
  const { value = file, diagnostics } = file === undefined ? findConfig(process.cwd()) : { diagnostics: [] };
  if (value === undefined) return { diagnostics };
  const path = resolve(value);
  return { value: { root: dirname(path), config: basename(path) }, diagnostics };
}
