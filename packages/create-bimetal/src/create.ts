import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { isProject } from "./add/is-project.ts";
import type { Arguments } from "./arguments.ts";
import { install } from "./install.ts";
import { isInteractive } from "./interactive.ts";
import { findMissing } from "./machine.ts";
import { formatNext } from "./next.ts";
import { applyPlan } from "./plan/apply-plan.ts";
import { formatDiff, formatPlan } from "./plan/format-plan.ts";
import type { Change } from "./plan/plan.ts";
import { planProject } from "./plan-project.ts";
import { planWorkspace } from "./plan-workspace.ts";
import { chooseSettings } from "./settings.ts";
import { withSignals } from "./signals.ts";
import { UserError } from "./user-error.ts";
import { findWorkspace } from "./workspace.ts";
import { findObstacle, writeProject } from "./write-project.ts";

/** Makes a project, or adds Bimetal to one that is there, and gives the process's exit code. */
export async function create(given: Arguments): Promise<number> {
  const args = await complete(given);
  const folder = args.directory === undefined ? undefined : resolve(args.directory);
  if (folder !== undefined && isProject(folder)) {
    // What reads and edits projects is loaded only then.
    const { add } = await import("./add/add.ts");
    return add(folder, args);
  }
  const settings = chooseSettings(args);
  const { root, name, template, manager } = settings;
  const workspace = findWorkspace(root);
  const files = planProject({ ...settings, workspace });
  const changes = workspace ? planWorkspace(workspace, root) : [];
  const say = (line: string): void => void (args.json ? process.stderr : process.stdout).write(`${line}\n`);
  const tell = (isInstalled: boolean, missing: readonly string[]): void => {
    if (!args.json) return;
    const changed = args.workspace && !args.dryRun ? changes.map(({ path }) => path) : [];
    const document = { ...settings, files: [...files.keys()], changed, installed: isInstalled, missing };
    process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  };
  if (args.dryRun) {
    const obstacle = findObstacle(root);
    if (obstacle) throw new UserError(`${obstacle}.`);
    const made = [...files].map(([path, after]) => ({ path, file: join(root, path), before: undefined, after }));
    say(
      `${name} from the template ${template}, in ${root}:\n\n${formatPlan({ changes: [...made, ...changes], kept: [] })}\n\nNothing is changed.`,
    );
    tell(false, []);
    return 0;
  }
  return withSignals(async (signal) => {
    const missing: string[] = [];
    let putBack = (): void => {};
    try {
      writeProject(root, files, (staged) => {
        if (args.workspace) putBack = applyPlan(changes);
        else missing.push(...changes.map(formatLack));
        if (settings.git && !makeRepository(root, staged)) {
          missing.push("git made no repository: get it from https://git-scm.com, then run `git init`");
        }
      });
    } catch (error) {
      putBack();
      throw error;
    }
    say(
      `${pc.green("✓")} made ${name} from the template ${template}${workspace ? ` in the workspace ${workspace.root}` : ""}`,
    );
    const isInstalled = settings.install && (await install(settings, args.json, signal));
    if (settings.install && !isInstalled) missing.push(`\`${manager} install\` failed: run it again`);
    missing.push(...findMissing(template));
    for (const line of missing) say(`${pc.yellow("!")} ${line}`);
    say(`${formatNext(settings, isInstalled)}\nREADME.md says what else there is.`);
    tell(isInstalled, missing);
    return settings.install && !isInstalled ? 1 : 0;
  });
}

/** Asks, if there is somebody to ask. What asks is loaded only then. */
async function complete(args: Arguments): Promise<Arguments> {
  if (!isInteractive(args)) return args;
  const { ask } = await import("./ask.ts");
  return ask(args);
}

/** What a workspace, which nobody has allowed to be changed, does not have. */
function formatLack(change: Change): string {
  const lines = formatDiff(change)
    .map(stripVTControlCharacters)
    .filter((line) => /^\+/.test(line));
  return `${change.path} lacks, and --yes would add: ${lines.map((line) => line.slice(1).trim()).join(", ")}`;
}

/** Makes a repository in the folder that becomes `root`, unless that has one. Says whether there is one then. CI is about `main`. */
function makeRepository(root: string, folder: string): boolean {
  if (existsSync(join(root, ".git"))) return true;
  const init = ["-c", "init.defaultBranch=main", "init", "--quiet"];
  return spawnSync("git", init, { cwd: folder, stdio: "ignore" }).status === 0;
}
