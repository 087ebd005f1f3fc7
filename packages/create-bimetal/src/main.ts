import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import pc from "picocolors";
import manifest from "../package.json" with { type: "json" };
import { HELP, readArguments } from "./arguments.ts";
import { findMissing } from "./machine.ts";
import { packageManagers } from "./package-manager.ts";
import { chooseSettings, type Settings } from "./settings.ts";
import { Interrupted, withSignals } from "./signals.ts";
import { fillTemplate } from "./template.ts";
import { UserError } from "./user-error.ts";
import { findObstacle, writeProject } from "./write-project.ts";

/** Runs the command line and gives the process's exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    if (args.includes("--help") || args.includes("-h")) return print(HELP);
    if (args.includes("--version") || args.includes("-v")) return print(manifest.version);
    return await create(args);
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    if (error instanceof UserError) {
      process.stderr.write(`create-bimetal: ${error.message}\n`);
      return 2;
    }
    // Everything else is a bug of ours, and its stack says where.
    throw error;
  }
}

async function create(args: readonly string[]): Promise<number> {
  const given = readArguments(args);
  const { yes, json } = given;
  const isAsked = process.stdin.isTTY && process.stdout.isTTY && !yes && !json;
  const settings = chooseSettings(isAsked ? await askFor(given) : given);
  const { root, template } = settings;
  const files = planProject(settings);
  const say = (line: string): void => void (json ? process.stderr : process.stdout).write(`${line}\n`);
  return withSignals(async (signal) => {
    const notes: string[] = [];
    writeProject(root, files, (folder) => {
      if (settings.git && !existsSync(join(root, ".git"))) notes.push(...makeRepository(folder));
    });
    say(`${pc.green("✓")} made ${settings.name} from the template ${template}`);
    const isInstalled = settings.install && (await install(settings, json, signal));
    signal.throwIfAborted();
    const missing = [...notes, ...findMissing(template)];
    for (const line of missing) say(`${pc.yellow("!")} ${line}`);
    say(formatNext(settings, isInstalled));
    if (json)
      print(JSON.stringify({ ...settings, files: [...files.keys()], installed: isInstalled, missing }, null, 2));
    return settings.install && !isInstalled ? 1 : 0;
  });
}

/** What asks is loaded only where somebody is asked. */
async function askFor(given: Parameters<typeof chooseSettings>[0]): Promise<typeof given> {
  if (given.directory !== undefined) {
    // Before all questions: what is wrong already need not be asked about.
    const obstacle = findObstacle(given.directory);
    if (obstacle) throw new UserError(`${obstacle}.`);
  }
  const { ask } = await import("./ask.ts");
  return ask(given);
}

/** The project's files by path. */
export function planProject({ name, template, manager }: Settings): Map<string, string> {
  return new Map([...fillTemplate(template, { name, manager }), ...Object.entries(packageManagers[manager])]);
}

/** Says why there is no repository, if there is none. */
function makeRepository(folder: string): string[] {
  const { status } = spawnSync("git", ["init", "--quiet"], { cwd: folder, stdio: "ignore" });
  return status === 0 ? [] : ["git is missing, so there is no repository: get it from https://git-scm.com"];
}

async function install({ root, manager }: Settings, json: boolean, signal: AbortSignal): Promise<boolean> {
  const child = spawn(manager, ["install"], {
    cwd: root,
    stdio: ["ignore", json ? process.stderr : "inherit", "inherit"],
    // On Windows package managers are scripts of the shell.
    shell: process.platform === "win32",
    signal,
  });
  return new Promise((resolve) =>
    child.once("error", () => resolve(false)).once("close", (code) => resolve(code === 0)),
  );
}

function formatNext({ root, manager }: Settings, isInstalled: boolean): string {
  const folder = relative(process.cwd(), root);
  const steps = [
    ...(folder === "" ? [] : [`cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`]),
    ...(isInstalled ? [] : [`${manager} install`]),
    `${manager} run dev`,
  ];
  return ["", ...steps.map((step) => `  ${pc.cyan(step)}`), "", "README.md says what else there is."].join("\n");
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
