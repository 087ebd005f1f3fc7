import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import type { Profile } from "../profile.ts";
import type { Crate } from "./crate.ts";

/**
 * What is asked of cargo's profile beside what the author's Cargo.toml says, as values of `--config`, which win over it.
 */
export function profileSettings(
  profile: Profile,
  { workspaceRoot, isWorker }: Pick<Crate, "workspaceRoot" | "isWorker">,
): string[] {
  const needed = isWorker ? { ...NEEDED, ...QUEUE } : NEEDED;
  if (profile === "dev") return settings("dev", { ...needed, ...DEV });
  const own = readReleaseProfile(workspaceRoot);
  const defaults = Object.entries(RELEASE_DEFAULTS).filter(([key]) => !(key in own));
  return settings("release", { ...Object.fromEntries(defaults), ...needed });
}

/**
 * A panic must trap, for the host answers it. wasm-bindgen needs the custom sections that `strip` removes, and the names
 * of functions are read for diagnostics; wasm-opt strips a release afterwards.
 */
const NEEDED = { panic: '"abort"', strip: "false" };

/**
 * In a crate that is the Worker, futures wait in js-sys's own queue. After a panic the host runs what is left in it, which
 * an assertion there takes for a mistake.
 */
const QUEUE = { "package.js-sys.debug-assertions": "false" };

/**
 * Measured on a crate that imports js-sys: opt-level 1 costs 3.5 s once, when dependencies are compiled, and nothing in
 * a rebuild; its module is a third smaller, so that bindgen is done sooner, and decodes several times as fast.
 * Nothing in a Worker reads DWARF, which makes modules seven times as large.
 */
const DEV = { "opt-level": "1", debug: "false" };

/** For what the author's `[profile.release]` leaves open. */
const RELEASE_DEFAULTS = { lto: "true", "codegen-units": "1", debug: "false" };

function settings(profile: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([key, value]) => `profile.${profile}.${key}=${value}`);
}

/** cargo has read this file before, so it is TOML. */
function readReleaseProfile(workspaceRoot: string): object {
  const manifest = parse(readFileSync(join(workspaceRoot, "Cargo.toml"), "utf8"));
  const profiles = manifest.profile as { readonly release?: object } | undefined;
  return profiles?.release ?? {};
}
