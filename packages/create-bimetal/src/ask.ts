import { basename, resolve } from "node:path";
import { confirm, intro, isCancel, select, text } from "@clack/prompts";
import type { Arguments } from "./arguments.ts";
import { findNameProblem, toName } from "./name.ts";
import { detectPackageManager, packageManagerNames } from "./package-manager.ts";
import { isInRepository } from "./settings.ts";
import { Interrupted } from "./signals.ts";
import { templateNames, templates } from "./template.ts";
import { UserError } from "./user-error.ts";
import { findObstacle } from "./write-project.ts";

/** Asks what the command line does not say. A folder that cannot be the project's is told before. */
export async function ask(args: Arguments): Promise<Arguments> {
  const obstacle = args.directory === undefined ? undefined : findObstacle(resolve(args.directory));
  if (obstacle) throw new UserError(`${obstacle}.`);
  intro("A new Cloudflare Worker with Bimetal");
  const directory = args.directory ?? (await answer(askDirectory()));
  return {
    ...args,
    directory,
    name: args.name ?? (await answer(askName(directory))),
    template: args.template ?? (await answer(askTemplate())),
    manager: args.manager ?? (await answer(askPackageManager())),
    git: args.git ?? (await answer(askGit(directory))),
    install: args.install ?? (await answer(confirm({ message: "Install packages now?" }))),
  };
}

function askDirectory(): Promise<string | symbol> {
  return text({
    message: "In which folder?",
    placeholder: DIRECTORY,
    defaultValue: DIRECTORY,
    validate: (folder) => findObstacle(resolve(folder || DIRECTORY)),
  });
}

const DIRECTORY = "my-worker";

function askName(directory: string): Promise<string | symbol> {
  const name = toName(basename(resolve(directory)));
  return text({
    message: "What is the name of the package, the crate and the Worker?",
    initialValue: name,
    validate: (given = "") => findNameProblem(given),
  });
}

function askTemplate() {
  const options = templateNames.map((value) => ({ value, label: value, hint: templates[value] }));
  return select({ message: "In which languages?", options });
}

function askPackageManager() {
  const options = packageManagerNames.map((value) => ({ value, label: value }));
  return select({ message: "With which package manager?", options, initialValue: detectPackageManager() ?? "npm" });
}

async function askGit(directory: string): Promise<boolean | symbol> {
  if (isInRepository(resolve(directory))) return false;
  return confirm({ message: "Make a git repository?" });
}

/** Ctrl-C ends all of it; nothing has been written yet. */
async function answer<T>(prompt: Promise<T>): Promise<Exclude<T, symbol>> {
  const value = await prompt;
  if (isCancel(value)) throw new Interrupted("SIGINT");
  return value as Exclude<T, symbol>;
}
