import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { ROUTERS, type Router } from "@bimetal/compiler";
import { findConfig, type Outcome } from "@bimetal/config";
import { UserError } from "./user-error.ts";

/** The project that a command works on. */
export interface Project {
  /** Absolute: the config's folder. */
  readonly root: string;
  /** The config's name in it. */
  readonly config: string;
  /** The only environment that counts. */
  readonly env: string | undefined;
  /** Who serves the routes. */
  readonly router: Router;
}

/** How the command line names a project. */
export interface ProjectFlags {
  readonly config?: string;
  readonly env?: string;
  readonly router?: string;
}

/** Finds the project: by the file that was named, or as wrangler finds its config from the working directory. */
export function findProject({ config: file, env, router: routerName = "mixed" }: ProjectFlags): Outcome<Project> {
  const router = ROUTERS.find((name) => name === routerName);
  if (router === undefined) throw new UserError(`--router ${routerName} is none of ${ROUTERS.join(", ")}`);
  if (file !== undefined && !existsSync(file)) throw new UserError(`there is no ${file}, which --config names`);
  const { value = file, diagnostics } = file === undefined ? findConfig(process.cwd()) : { diagnostics: [] };
  if (value === undefined) return { diagnostics };
  const path = resolve(value);
  return { value: { root: dirname(path), config: basename(path), env, router }, diagnostics };
}
