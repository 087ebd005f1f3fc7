import { existsSync } from "node:fs";
import { join } from "node:path";
import { findEntry, type Model, type Router } from "@bimetal/compiler";
import type { WorkerConfig } from "@bimetal/config";
import { findWorker } from "../output/place.ts";

export interface ProjectOptions {
  readonly root: string;
  readonly config: WorkerConfig;
  readonly router: Router;
  /** Of its contract, if there is one. */
  readonly model: Model | undefined;
}

/**
 * Whether the crate is the Worker, with events of its own as the crate `worker` declares them: there is no module of
 * TypeScript, and nothing in the contract that one would have to do.
 */
export function isCrateWorker({ root, config, router, model }: ProjectOptions): boolean {
  if (router !== "mixed" || !existsSync(join(root, "Cargo.toml"))) return false;
  if (findEntry(root, config.main) !== undefined || findWorker(root, config) === undefined) return false;
  return model === undefined || servesItself(model);
}

/** Routes and functions in Rust need no host; its events and classes in the contract are what a host calls. */
function servesItself({ routes, functions, events, objects }: Model): boolean {
  return [...routes, ...functions].every(({ language }) => language === "rust") && events.length + objects.length === 0;
}
