import { basename, resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { confirm, intro, isCancel, select, text } from "@clack/prompts";
import { isProject } from "./add/is-project.ts";
import type { Arguments } from "./arguments.ts";
import { findNameProblem, toName } from "./name.ts";
import { detectPackageManager, packageManagerNames } from "./package-manager.ts";
import { formatPlan } from "./plan/format-plan.ts";
import { planWorkspace } from "./plan-workspace.ts";
import { isInRepository } from "./settings.ts";
import { Interrupted } from "./signals.ts";
import { templateNames, templates } from "./template.ts";
import { UserError } from "./user-error.ts";
import { findWorkspace } from "./workspace.ts";
import { findObstacle } from "./write-project.ts";

/** The terminal. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

const terminal: Streams = { input: process.stdin, output: process.stdout };

/** Asks what the command line does not say. A folder that cannot be the project's is told before. */
export async function ask(args: Arguments, streams: Streams = terminal): Promise<Arguments> {
  const obstacle = args.directory === undefined ? undefined : obstacleOf(args.directory);
  if (obstacle) throw new UserError(`${obstacle}.`);
  intro("A new Cloudflare Worker with Bimetal", streams);
  const directory = args.directory ?? (await answer(askDirectory(streams)));
  // What it gets is asked when that is known.
  if (isProject(resolve(directory))) return { ...args, directory };
  return {
    ...args,
    directory,
    name: args.name ?? (await answer(askName(directory, streams))),
    template: args.template ?? (await answer(askTemplate(streams))),
    manager: args.manager ?? (await answer(askPackageManager(streams))),
    workspace: await answer(askWorkspace(directory, streams)),
    git: args.git ?? (await answer(askGit(directory, streams))),
    install: args.install ?? (await answer(confirm({ message: "Install packages now?", ...streams }))),
  };
}

function askDirectory(streams: Streams) {
  return text({
    message: "In which folder?",
    placeholder: DIRECTORY,
    defaultValue: DIRECTORY,
    validate: (folder) => obstacleOf(folder || DIRECTORY),
    ...streams,
  });
}

/** A project of wrangler is none: it gets what it lacks. */
function obstacleOf(directory: string): string | undefined {
  const folder = resolve(directory);
  return isProject(folder) ? undefined : findObstacle(folder);
}

const DIRECTORY = "my-worker";

function askName(directory: string, streams: Streams) {
  return text({
    message: "What is the name of the package, the crate and the Worker?",
    initialValue: toName(basename(resolve(directory))),
    validate: (name = "") => findNameProblem(name),
    ...streams,
  });
}

function askTemplate(streams: Streams) {
  const options = templateNames.map((value) => ({ value, label: value, hint: templates[value] }));
  return select({ message: "In which languages?", options, ...streams });
}

function askPackageManager(streams: Streams) {
  const options = packageManagerNames.map((value) => ({ value, label: value }));
  const initialValue = detectPackageManager() ?? "npm";
  return select({ message: "With which package manager?", options, initialValue, ...streams });
}

async function askWorkspace(directory: string, streams: Streams) {
  const root = resolve(directory);
  const workspace = findWorkspace(root);
  const [change] = workspace ? planWorkspace(workspace, root) : [];
  if (!change) return false;
  streams.output.write(`${formatPlan({ changes: [change], kept: [] })}\n`);
  return confirm({ message: `Change ${change.path} of the workspace so?`, ...streams });
}

async function askGit(directory: string, streams: Streams) {
  if (isInRepository(resolve(directory))) return false;
  return confirm({ message: "Make a git repository?", ...streams });
}

/** Ctrl-C ends all of it; nothing has been written yet. */
async function answer<T>(prompt: Promise<T>): Promise<Exclude<T, symbol>> {
  const value = await prompt;
  if (isCancel(value)) throw new Interrupted("SIGINT", "Nothing is changed.");
  return value as Exclude<T, symbol>;
}
