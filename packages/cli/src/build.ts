import type { BuildResult, PhaseName, Progress } from "@bimetal/assembler";
import { type Command, defineCommand, ExitCode, shared } from "./command.ts";
import { formatBuilt } from "./format-built.ts";
import { findProject } from "./project.ts";
import { showProgress } from "./show-progress.ts";
import { withSignals } from "./signals.ts";
import { UserError } from "./user-error.ts";

export const buildCommand: Command = defineCommand("build", {
  summary: "make the Worker that wrangler runs or deploys",
  help: [
    "Generates code from the wrangler config and the contract, compiles the crate, and writes the Worker where",
    "`main` in the config says, such as dist/worker.js. Put it there as the build command:",
    "",
    "  [build]",
    '  command = "bimetal build"',
    '  watch_dir = ["src", "Cargo.toml"]',
    "",
    "Without src/index.ts, a crate with events of its own (`#[event(fetch)]` of the crate `worker`) is the Worker.",
    "",
    "With `--router rust` Rust also finds the routes: src/index.ts and Hono are no part of the Worker. It has no locals and",
    "no other handlers than `fetch`.",
    "",
    "The profile is dev under `wrangler dev`, and release otherwise. Under `wrangler dev` a build that fails ends with 0",
    "and leaves the last Worker that was built, so that it goes on answering.",
  ],
  options: {
    config: shared.config,
    env: shared.env,
    router: shared.router,
    dev: { type: "boolean", help: "build fast, whatever wrangler is doing" },
    release: { type: "boolean", help: "build small, whatever wrangler is doing" },
    json: shared.json,
  },
  run: async (values, terminal) => {
    if (values.dev && values.release) throw new UserError("--dev and --release exclude each other");
    const { build, profileOf } = await import("@bimetal/assembler");
    const underDev = process.env.WRANGLER_COMMAND === "dev";
    const profile = values.dev ? "dev" : values.release ? "release" : profileOf(process.env);
    const { value: project, diagnostics } = findProject(values);
    terminal.report(project?.root ?? process.cwd(), diagnostics);
    if (!project) {
      if (values.json) terminal.document({ ok: false, diagnostics });
      return ExitCode.Diagnostics;
    }
    const onProgress = (progress: Progress): void => {
      showProgress(terminal, progress);
      const long = progress.kind === "phase" && LONG[progress.name];
      if (long) terminal.announce(long);
    };
    const result = await withSignals((signal) =>
      build({ ...project, profile, showFailure: underDev, onProgress, signal }),
    );
    terminal.report(project.root, result.diagnostics);
    terminal.say(formatBuilt(result, terminal.colors));
    if (values.json) terminal.document(toDocument(result, diagnostics));
    return result.ok || underDev ? ExitCode.Ok : ExitCode.Diagnostics;
  },
});

/** What may take minutes. */
const LONG: { readonly [Name in PhaseName]?: string } = {
  cargo: "compiling Rust with cargo …",
  opt: "optimizing Wasm …",
};

function toDocument({ inputs: _, ...result }: BuildResult, found: BuildResult["diagnostics"]): object {
  return { ...result, diagnostics: [...found, ...result.diagnostics] };
}
