import { dirname } from "node:path";
import { type Diagnostic, hasError, type Outcome } from "@bimetal/config";
import { diagnose } from "../diagnostics.ts";
import type { Profile } from "../profile.ts";
import { CommandNotFound, run } from "../run.ts";
import type { Crate } from "./crate.ts";
import { diagnoseDependencies, type Finding } from "./dependency-errors.ts";
import { parseMessage, toDiagnostic } from "./messages.ts";
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
  const collected = createCollector(options);
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

interface Collector {
  readonly read: (line: string) => void;
  wasm: string | undefined;
  readonly inputs: Set<string>;
  /** Of crates on this machine. */
  readonly diagnostics: Diagnostic[];
  /** Of crates from a registry. */
  readonly findings: Finding[];
}

/** Collects what cargo's JSON tells. */
function createCollector({ root, crate }: CompileOptions): Collector {
  const folders = { root, workspaceRoot: crate.workspaceRoot };
  const read = (line: string): void => {
    const message = parseMessage(line);
    if (message?.reason === "compiler-artifact" && isLocal(message.package_id)) {
      collector.inputs.add(message.manifest_path).add(dirname(message.target.src_path));
      if (message.package_id === crate.id) {
        collector.wasm ??= message.filenames.find((name) => name.endsWith(".wasm"));
      }
    }
    if (message?.reason === "compiler-message") {
      const { package_id, message: found } = message;
      if (!isLocal(package_id)) return void collector.findings.push({ package: package_id, message: found });
      const diagnostic = toDiagnostic(found, folders);
      if (diagnostic) collector.diagnostics.push(diagnostic);
    }
  };
  const collector: Collector = { read, wasm: undefined, inputs: new Set(), diagnostics: [], findings: [] };
  return collector;
}

/** Package ids are `path+file:///…#name@version`, `registry+https://…`, `git+https://…`. */
function isLocal(id: string): boolean {
  return id.startsWith("path+");
}
