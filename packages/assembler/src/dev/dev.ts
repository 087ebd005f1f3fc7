import { join } from "node:path";
import type { Model, Router } from "@bimetal/compiler";
import { type Diagnostic, readConfig } from "@bimetal/config";
import { type BuildResult, build, type Progress } from "../build.ts";
import { diagnose } from "../diagnostics.ts";
import { removeDerivedConfig, writeDerivedConfig } from "./derived-config.ts";
import { isTaken } from "./port.ts";
import { findTool } from "./tool.ts";
import { typecheck } from "./typecheck.ts";
import { createWatcher } from "./watch.ts";
import { createWrangler } from "./wrangler.ts";

export interface DevOptions {
  /** The project's folder, absolute: the one that its wrangler config is in. */
  readonly root: string;
  /** The config's name in it. */
  readonly config: string;
  /** Who serves the routes. @default "mixed" */
  readonly router?: Router | undefined;
  /** The environment that runs, and the only one that counts. @default the top level, and all of them count */
  readonly env?: string | undefined;
  /** @default wrangler's choice: 8787, or another when that is taken */
  readonly port?: number | undefined;
  /** Whether wrangler's own lines are coloured. */
  readonly color: boolean;
  readonly onEvent: (event: DevEvent) => void;
  /** Ends everything; {@link dev} then resolves. */
  readonly signal: AbortSignal;
}

export type DevEvent =
  /** What is worth knowing about the project, at the start. */
  | { readonly kind: "notice"; readonly diagnostics: readonly Diagnostic[] }
  /** Absolute paths. A build follows. */
  | { readonly kind: "changed"; readonly files: readonly string[] }
  /** Of the build that runs. */
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "built"; readonly result: BuildResult }
  | { readonly kind: "types"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "ready"; readonly url: string; readonly model: Model | undefined }
  | { readonly kind: "line"; readonly line: string }
  /** wrangler has ended; it is started again at once, or with the next change. */
  | { readonly kind: "ended"; readonly again: boolean };

/**
 * The loop of development: builds on every change and keeps `wrangler dev` serving the last Worker that could be built.
 * Nothing that the author writes ends it. Gives the diagnostics for which it cannot start.
 */
export async function dev(options: DevOptions): Promise<Diagnostic[]> {
  const { root, config, env, router, signal, onEvent } = options;
  const script = findTool(root, "wrangler", "wrangler");
  if (script === undefined) return [diagnose("assembler/no-wrangler", {})];
  if (options.port !== undefined && (await isTaken(options.port))) {
    return [diagnose("assembler/port-taken", { port: options.port })];
  }
  let model: Model | undefined;
  const watcher = createWatcher(signal);
  const wrangler = createWrangler({
    ...options,
    port: options.port,
    script,
    onLine: (line) => onEvent({ kind: "line", line }),
    onReady: (url) => onEvent({ kind: "ready", url, model }),
    onExit: ({ wasReady }) => {
      // Where it had not come as far as answering, it would end of the same again.
      onEvent({ kind: "ended", again: wasReady });
      if (wasReady) wrangler.start();
    },
  });
  onEvent({ kind: "notice", diagnostics: checkBuildCommand(options) });
  try {
    watcher.add(["src", "Cargo.toml", "tsconfig.json", config].map((path) => join(root, path)));
    for (;;) {
      const turn = new AbortController();
      const next = watcher.next();
      const supersede = (): void => turn.abort(SUPERSEDED);
      next.then(supersede, supersede);
      const lacking = await takeTurn(turn.signal);
      if (lacking.length > 0) return lacking;
      onEvent({ kind: "changed", files: await next });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    return [];
  } finally {
    await Promise.all([wrangler.stop(), watcher.close()]);
    removeDerivedConfig(root);
  }

  /**
   * One build, and beside it one check of types. Given up when something changes meanwhile. Gives what the machine lacks, which
   * no change of the project mends.
   */
  async function takeTurn(turn: AbortSignal): Promise<Diagnostic[]> {
    let types: Promise<void> | undefined;
    let lacking: Diagnostic[] = [];
    const onProgress = (progress: Progress): void => {
      onEvent({ kind: "progress", progress });
      if (progress.kind !== "generated") return;
      model = progress.model;
      types = ignoreSuperseded(checkTypes(turn));
    };
    await ignoreSuperseded(
      build({ root, config, env, router, profile: "dev", showFailure: true, onProgress, signal: turn }).then(
        (result) => {
          lacking = result.diagnostics.filter(isLack);
          if (lacking.length > 0) return;
          watcher.add(result.inputs);
          onEvent({ kind: "built", result });
          serve(result.ok);
        },
      ),
    );
    await types;
    return lacking;
  }

  async function checkTypes(turn: AbortSignal): Promise<void> {
    const diagnostics = await typecheck(root, model, turn);
    if (diagnostics) onEvent({ kind: "types", diagnostics });
  }

  /** wrangler gets a changed config only with the output that fits it; it starts with whatever there is. */
  function serve(ok: boolean): void {
    if (wrangler.isRunning() && !ok) return;
    if (!readConfig(config, { root, env }).value) return;
    writeDerivedConfig(root, config);
    if (!wrangler.isRunning()) wrangler.start();
  }
}

/** The author's build command is not run; that matters when it does more than build. */
function checkBuildCommand({ root, config, env }: DevOptions): Diagnostic[] {
  const { value } = readConfig(config, { root, env });
  const command = value?.buildCommand;
  if (command === undefined || /^[^&|;]*\bbimetal build\b[^&|;]*$/.test(command)) return [];
  return [diagnose("assembler/other-command", { command }, value?.locations.buildCommand)];
}

function isLack({ code }: Diagnostic): boolean {
  return code === "assembler/no-cargo" || code === "assembler/no-target";
}

const SUPERSEDED = new Error("something changed during the build");

async function ignoreSuperseded(turn: Promise<void>): Promise<void> {
  try {
    await turn;
  } catch (error) {
    if (error !== SUPERSEDED) throw error;
  }
}
