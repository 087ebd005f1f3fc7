import { relative } from "node:path";
import type { DevEvent } from "@bimetal/assembler";
import type { Diagnostic } from "@bimetal/config";
import { type Command, defineCommand, ExitCode, shared } from "./command.ts";
import { formatBuilt } from "./format-built.ts";
import { formatRoutes } from "./format-routes.ts";
import { findProject, type Project } from "./project.ts";
import { showProgress } from "./show-progress.ts";
import { withSignals } from "./signals.ts";
import type { Terminal } from "./terminal.ts";
import { UserError } from "./user-error.ts";

export const devCommand: Command = defineCommand("dev", {
  summary: "serve the Worker and rebuild it on every change",
  help: [
    "Runs the project's `wrangler dev` with the last Rust that could be built, and TypeScript as it is. Every change generates",
    "the code of both languages first, then compiles Rust and checks the types of TypeScript, and prints what is wrong.",
    "No mistake ends it; Ctrl-C does.",
    "",
    "Every answer of a handler is checked, too: one that is not what the contract declares is printed, and answered as 500.",
  ],
  options: {
    config: shared.config,
    env: shared.env,
    router: shared.router,
    port: { type: "string", value: "N", help: "the port to serve on [8787, or another where that is taken]" },
  },
  run: async (values, terminal) => {
    const port = readPort(values.port);
    const { value: project, diagnostics } = findProject(values);
    terminal.report(project?.root ?? process.cwd(), diagnostics);
    if (!project) return ExitCode.Diagnostics;
    const { dev } = await import("@bimetal/assembler");
    const onEvent = createReporter(project, terminal);
    const mistakes = await withSignals((signal) => dev({ ...project, port, color: terminal.color, onEvent, signal }));
    terminal.report(project.root, mistakes);
    return mistakes.length > 0 ? ExitCode.Diagnostics : ExitCode.Ok;
  },
});

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) throw new UserError(`--port ${text} is no port: 1 to 65535`);
  return port;
}

/** Says what happens. Warnings are told once, and types that are right only after they were wrong. */
function createReporter({ root }: Project, terminal: Terminal): (event: DevEvent) => void {
  const { colors, say, report } = terminal;
  let typesWereWrong = false;
  let warned: ReadonlySet<string> = new Set();
  return (event) => {
    switch (event.kind) {
      case "changed": {
        const [first = "", ...more] = event.files.map((file) => relative(root, file));
        return say(colors.dim(`\n${first}${more.length > 0 ? ` and ${more.length} more` : ""} changed`));
      }
      case "progress":
        return showProgress(terminal, event.progress);
      case "notice":
        return report(root, event.diagnostics);
      case "built": {
        const { diagnostics } = event.result;
        const isNew = ({ severity, message }: Diagnostic): boolean => severity === "error" || !warned.has(message);
        report(root, diagnostics.filter(isNew));
        warned = new Set(diagnostics.map(({ message }) => message));
        return say(formatBuilt(event.result, colors));
      }
      case "types": {
        const count = event.diagnostics.length;
        report(root, event.diagnostics);
        if (count > 0)
          say(`${colors.red("✗")} ${count === 1 ? "one type error" : `${count} type errors`} in TypeScript`);
        else if (typesWereWrong) say(`${colors.green("✓")} types`);
        typesWereWrong = count > 0;
        return;
      }
      case "ready":
        return say(`\n${colors.bold(event.url)}\n${event.model ? formatRoutes(event.model.routes, colors) : ""}`);
      case "line":
        return say(event.line);
      case "ended": {
        const next = event.again ? "and is started again" : "and is started again when something changes";
        return say(`${colors.yellow("!")} wrangler has ended, ${next}`);
      }
    }
  };
}
