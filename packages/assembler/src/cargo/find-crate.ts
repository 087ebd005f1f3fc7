import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Route } from "@bimetal/compiler";
import type { Outcome } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import { type Crate, selectCrate } from "./crate.ts";
import { readWorkspace } from "./metadata.ts";

/** The crate that serves the routes given to Rust. Without such routes none is needed, and cargo is not run. */
export async function findCrate(root: string, routes: readonly Route[], signal?: AbortSignal): Promise<Outcome<Crate>> {
  const [first] = routes;
  if (!first) return { diagnostics: [] };
  if (!existsSync(join(root, "Cargo.toml"))) {
    const names = routes.map(({ name }) => name.author);
    return { diagnostics: [diagnose("assembler/no-manifest", { routes: names }, first.location)] };
  }
  const { value: metadata, diagnostics } = await readWorkspace(root, signal);
  return metadata ? selectCrate(metadata, root) : { diagnostics };
}
