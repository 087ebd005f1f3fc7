import { hasError, type Outcome } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { Profile } from "../profile.ts";
import { CommandNotFound, run } from "../run.ts";
import { createCollector } from "./collect.ts";
import type { Crate } from "./crate.ts";
import { diagnoseDependencies } from "./dependency-errors.ts";
import { profileSettings } from "./settings.ts";
import { readCargoWords } from "./words.ts";

/** What cargo made. */
export interface Compiled {
  /** The linked module. */
  readonly wasm: string;
  /** Manifests and source folders of the crates on this machine that it is made of. */
  readonly inputs: readonly string[];
}

export interface CompileOptions {
  readonly root: string;
  readonly crate: Crate;
  readonly profile: Profile;
  readonly signal?: AbortSignal | undefined;
  /** Gets cargo's lines of progress: `Compiling serde v1.0.0`. */
  readonly onProgress?: ((line: string) => void) | undefined;
}

/** Runs `cargo build` for Wasm. Warnings are diagnostics too. */
export async function compileCrate(options: CompileOptions): Promise<Outcome<Compiled>> {
  const collected = createCollector(options.root, options.crate);
  try {
    const { code, stderr } = await run("cargo", cargoArguments(options), {
      cwd: options.root,
      // With this variable, which worker-build sets, an exported `async fn` needs the crate js-sys and no other.
      env: { CARGO_TERM_COLOR: "never", ...(options.crate.isWorker ? { WASM_BINDGEN_USE_JS_SYS: "1" } : {}) },
      signal: options.signal,
      onStdout: collected.read,
      onStderr: (line) => options.onProgress?.(line.trim()),
    });
    const diagnostics = [...collected.diagnostics, ...(await diagnoseDependencies(collected.findings, options))];
    if (code === 0 && collected.wasm !== undefined) {
      return { value: { wasm: collected.wasm, inputs: [...collected.inputs] }, diagnostics };
    }
    if (hasError(diagnostics)) return { diagnostics };
    const { words, location } = readCargoWords(stderr, options.root);
    return { diagnostics: [...diagnostics, diagnose("assembler/cargo", { words }, location)] };
  } catch (error) {
    if (!(error instanceof CommandNotFound)) throw error;
    return { diagnostics: [diagnose("assembler/no-cargo", {})] };
  }
}

function cargoArguments({ crate, profile }: CompileOptions): string[] {
  const settings = profileSettings(profile, crate);
  return [
    "build",
    "--target=wasm32-unknown-unknown",
    "--lib",
    `--manifest-path=${crate.manifest}`,
    `--profile=${profile}`,
    "--message-format=json-diagnostic-rendered-ansi",
    ...settings.flatMap((setting) => ["--config", setting]),
  ];
}
