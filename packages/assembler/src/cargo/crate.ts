import { join } from "node:path";
import type { Outcome } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { Metadata, Package } from "./metadata.ts";

/** The crate that becomes the Worker's Wasm module. */
export interface Crate {
  readonly package: string;
  readonly id: string;
  readonly manifest: string;
  /** Where cargo runs rustc, and to which the paths in rustc's messages are relative. */
  readonly workspaceRoot: string;
  /** Whether it is the Worker by itself, with events of its own: TypeScript calls nothing in it. */
  readonly isWorker: boolean;
}

/**
 * Finds it: the package of the project's own Cargo.toml, or, where that is only a workspace, the one member that is a
 * `cdylib`.
 */
export function selectCrate(metadata: Metadata, root: string): Outcome<Crate> {
  const manifest = join(root, "Cargo.toml");
  const own = metadata.packages.find(({ manifest_path }) => manifest_path === manifest);
  if (own) return makesModule(own) ? found(metadata, own) : none(own.name);
  const candidates = metadata.packages.filter(makesModule);
  const [only, second] = candidates;
  if (only && !second) return found(metadata, only);
  if (!only) return none(metadata.packages.map(({ name }) => name).join(", "));
  const packages = candidates.map(({ name }) => name);
  return {
    diagnostics: [diagnose("assembler/several-cdylibs", { packages }, { file: "Cargo.toml", line: 1, column: 1 })],
  };
}

function found(metadata: Metadata, { name, id, manifest_path }: Package): Outcome<Crate> {
  const crate = { package: name, id, manifest: manifest_path, workspaceRoot: metadata.workspace_root, isWorker: false };
  return { value: crate, diagnostics: [] };
}

function none(name: string): Outcome<Crate> {
  return {
    diagnostics: [diagnose("assembler/no-cdylib", { package: name }, { file: "Cargo.toml", line: 1, column: 1 })],
  };
}

function makesModule({ targets }: Package): boolean {
  return targets.some(({ crate_types }) => crate_types.includes("cdylib"));
}
