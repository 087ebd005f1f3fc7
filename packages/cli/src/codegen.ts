import { join, posix, relative, resolve } from "node:path";
import { type CompileOptions, writeGenerated } from "@bimetal/compiler";
import type { Diagnostic } from "@bimetal/config";
import { type Command, defineCommand, ExitCode, shared } from "./command.ts";
import { compileProject } from "./compile-project.ts";
import { findProject, type Project } from "./project.ts";
import { withSignals } from "./signals.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";

export const codegenCommand: Command = defineCommand("codegen", {
  summary: "generate the code that both languages share",
  help: [
    "Writes env, schemas and routes, in both languages, from the wrangler config and src/contract.ts. Without a contract",
    "only the environment is generated. Files that stay the same are not touched.",
  ],
  options: {
    config: shared.config,
    env: shared.env,
    router: shared.router,
    out: { type: "string", value: "DIR", help: "the folder to write to, in the project's [generated]" },
    check: { type: "boolean", help: "write nothing, and end with 1 where something would be written" },
    watch: { type: "boolean", help: "generate again with every change, until Ctrl-C" },
    json: shared.json,
  },
  run: async (values, terminal) => {
    const { out = "generated", check = false, watch = false, json = false } = values;
    if (watch && (check || json)) throw new UserError(`--watch and --${check ? "check" : "json"} exclude each other`);
    const { value: project, diagnostics: found } = findProject(values);
    terminal.report(project?.root ?? process.cwd(), found);
    if (project && watch) return watchProject(project, out, terminal);
    const generated = project && (await generate(project, { out, check }));
    if (project && generated) sayGenerated(project, generated, terminal);
    const ok = generated?.ok ?? false;
    const diagnostics = [...found, ...(generated?.diagnostics ?? [])];
    if (json) terminal.document({ ok, diagnostics, changed: generated?.changed ?? [] });
    return ok ? ExitCode.Ok : ExitCode.Diagnostics;
  },
});

interface GenerateOptions extends Pick<CompileOptions, "loaded"> {
  readonly out: string;
  readonly check: boolean;
}

interface Generated extends GenerateOptions {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Paths, relative to the project, of files that were, or would be, written or removed. */
  readonly changed: readonly string[];
  readonly inputs: readonly string[];
  readonly milliseconds: number;
}

async function generate(project: Project, options: GenerateOptions): Promise<Generated> {
  const start = performance.now();
  const { value, diagnostics, inputs, loaded } = await compileProject(project, options);
  const done = value && writeGenerated(value.files, resolve(project.root, options.out), { check: options.check });
  const changed = [...(done?.written ?? []), ...(done?.removed ?? [])].map((path) => posix.join(options.out, path));
  const ok = value !== undefined && !(options.check && changed.length > 0);
  return { ...options, ok, diagnostics, changed, inputs, loaded, milliseconds: Math.round(performance.now() - start) };
}

async function watchProject(project: Project, out: string, terminal: Terminal): Promise<ExitCode> {
  // What only building needs is not loaded to generate once.
  const { createWatcher } = await import("@bimetal/assembler");
  return withSignals(async (signal) => {
    const watcher = createWatcher(signal, SETTLE);
    try {
      const config = join(project.root, project.config);
      watcher.add([join(project.root, "src"), config]);
      for (let loaded: GenerateOptions["loaded"]; ; ) {
        const generated = await generate(project, { out, check: false, loaded });
        watcher.add(generated.inputs);
        sayGenerated(project, generated, terminal);
        const files = await watcher.next();
        const [first = ""] = files;
        // A change of the config alone leaves the contract what it was.
        loaded = files.every((file) => file === config) ? generated.loaded : undefined;
        terminal.say(terminal.colors.dim(`\n${relative(project.root, first)} changed`));
      }
    } finally {
      await watcher.close();
    }
  });
}

/** Milliseconds without a change after which all of it is generated: what it has done it soon does again. */
const SETTLE = 10;

function sayGenerated({ root }: Project, generated: Generated, { colors, report, say }: Terminal): void {
  const { ok, check, changed, diagnostics, milliseconds } = generated;
  report(root, diagnostics);
  if (check && changed.length > 0) {
    say(`${colors.red("✗")} not up to date: ${changed.join(", ")}. Run \`bimetal codegen\`.`);
  } else if (ok) {
    const what = changed.length > 0 ? `generated ${changed.join(", ")}` : "generated code is up to date";
    say(`${colors.green("✓")} ${what} ${colors.dim(`(${milliseconds} ms)`)}`);
  }
}
