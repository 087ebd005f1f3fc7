import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import pc from "picocolors";
import type { Arguments } from "./arguments.ts";
import { install } from "./install.ts";
import { findMissing } from "./machine.ts";
import { planProject } from "./plan-project.ts";
import { chooseSettings, type Settings } from "./settings.ts";
import { withSignals } from "./signals.ts";
import { findWorkspace } from "./workspace.ts";
import { writeProject } from "./write-project.ts";

/** Makes a project, and gives the process's exit code. */
export async function create(args: Arguments): Promise<number> {
  const settings = chooseSettings(await complete(args));
  const workspace = findWorkspace(settings.root);
  const files = planProject({ ...settings, workspace });
  const say = (line: string): void => void (args.json ? process.stderr : process.stdout).write(`${line}\n`);
  return withSignals(async (signal) => {
    const missing: string[] = [];
    writeProject(settings.root, files, (folder) => {
      if (settings.git && !makeRepository(settings.root, folder)) {
        missing.push("git made no repository: get it from https://git-scm.com, then run `git init`");
      }
    });
    const where = workspace ? ` in the workspace ${workspace.root}, whose list of packages must have it` : "";
    say(`${pc.green("✓")} made ${settings.name} from the template ${settings.template}${where}`);
    const isInstalled = settings.install && (await install(settings, args.json, signal));
    if (settings.install && !isInstalled) missing.push(`\`${settings.manager} install\` failed: run it again`);
    missing.push(...findMissing(settings.template));
    for (const line of missing) say(`${pc.yellow("!")} ${line}`);
    say(formatNext(settings, isInstalled));
    if (args.json) {
      const document = { ...settings, files: [...files.keys()], installed: isInstalled, missing };
      process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    }
    return settings.install && !isInstalled ? 1 : 0;
  });
}

/** Asks, if there is somebody to ask. What asks is loaded only then. */
async function complete(args: Arguments): Promise<Arguments> {
  if (args.yes || args.json || !process.stdin.isTTY || !process.stdout.isTTY) return args;
  const { ask } = await import("./ask.ts");
  return ask(args);
}

/** Makes a repository in the folder that becomes `root`, unless that has one. Says whether there is one then. */
function makeRepository(root: string, folder: string): boolean {
  if (existsSync(join(root, ".git"))) return true;
  return spawnSync("git", ["init", "--quiet"], { cwd: folder, stdio: "ignore" }).status === 0;
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
