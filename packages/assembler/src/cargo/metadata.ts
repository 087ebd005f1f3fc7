import { join } from "node:path";
import type { Outcome } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import { CommandNotFound, run } from "../run.ts";
import { readCargoWords } from "./words.ts";

/** What `cargo metadata` says, as far as it is needed here. */
export interface Metadata {
  readonly packages: readonly Package[];
  readonly workspace_root: string;
  readonly target_directory: string;
  readonly resolve: { readonly nodes: readonly Node[] } | null;
}

export interface Package {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** `null` for a crate on this machine. */
  readonly source: string | null;
  readonly manifest_path: string;
  readonly targets: readonly Target[];
}

export interface Target {
  readonly name: string;
  readonly kind: readonly string[];
  readonly crate_types: readonly string[];
  readonly src_path: string;
}

export interface Node {
  readonly id: string;
  readonly deps: readonly { readonly pkg: string }[];
}

/** Reads the workspace around `root/Cargo.toml`: its own packages only, which takes no look at the network or the lock. */
export function readWorkspace(root: string, signal?: AbortSignal): Promise<Outcome<Metadata>> {
  return readMetadata(root, ["--no-deps"], signal);
}

/** Reads the workspace with the graph of all crates that are compiled for Wasm. */
export function readGraph(root: string, signal?: AbortSignal): Promise<Outcome<Metadata>> {
  return readMetadata(root, ["--filter-platform", "wasm32-unknown-unknown"], signal);
}

async function readMetadata(root: string, args: readonly string[], signal?: AbortSignal): Promise<Outcome<Metadata>> {
  const manifest = join(root, "Cargo.toml");
  try {
    const command = ["metadata", "--format-version", "1", "--color", "never", "--manifest-path", manifest, ...args];
    const { code, stdout, stderr } = await run("cargo", command, { cwd: root, signal });
    if (code === 0) return { value: JSON.parse(stdout.join("\n")) as Metadata, diagnostics: [] };
    const { words, location } = readCargoWords(stderr, root);
    return { diagnostics: [diagnose("assembler/manifest", { words }, location)] };
  } catch (error) {
    if (!(error instanceof CommandNotFound)) throw error;
    return { diagnostics: [diagnose("assembler/no-cargo", {})] };
  }
}
