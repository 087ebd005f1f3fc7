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
import { createOutput } from "./output.ts";
import { applyPlan } from "./plan/apply-plan.ts";
import { formatDiff, formatPlan } from "./plan/format-plan.ts";
import type { Change } from "./plan/plan.ts";
import { planProject } from "./plan-project.ts";
import { planWorkspace } from "./plan-workspace.ts";
import { chooseSettings, type Settings } from "./settings.ts";
import { withSignals } from "./signals.ts";
import { UserError } from "./user-error.ts";
import { findWorkspace, type Workspace } from "./workspace.ts";
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
  const workspace = findWorkspace(settings.root);
  const files = planProject({ ...settings, workspace });
  const changes = workspace ? planWorkspace(workspace, settings.root) : [];
  const project: NewProject = { ...settings, workspace, files, changes };
  return args.dryRun ? show(project, args) : make(project, args);
}

/** A project as it will be. */
interface NewProject extends Settings {
  /** What it is made in. */
  readonly workspace: Workspace | undefined;
  readonly files: ReadonlyMap<string, string>;
  /** What the workspace gets, if that is accepted. */
  readonly changes: readonly Change[];
}

function show(project: NewProject, args: Arguments): number {
  const { root, name, template, files, changes } = project;
  const obstacle = findObstacle(root);
  if (obstacle) throw new UserError(`${obstacle}.`);
  const { say, tell } = createOutput(args.json);
  const made = [...files].map(([path, after]) => ({ path, file: join(root, path), before: undefined, after }));
  const plan = formatPlan({ changes: [...made, ...changes], kept: [] });
  say(`${name} from the template ${template}, in ${root}:\n\n${plan}\n\nNothing is changed.`);
  tell(describe(project, { changed: [], installed: false, missing: [] }));
  return 0;
}

function make(project: NewProject, args: Arguments): Promise<number> {
  const { root, name, template, manager, workspace, files, changes } = project;
  const { say, warn, tell } = createOutput(args.json);
  return withSignals(async (signal) => {
    const missing: string[] = [];
    let putBack = (): void => {};
    try {
      writeProject(root, files, (staged) => {
        if (args.workspace) putBack = applyPlan(changes);
        else missing.push(...changes.map(formatLack));
        if (project.git && !makeRepository(root, staged)) {
          missing.push("git made no repository: get it from https://git-scm.com, then run `git init`");
        }
      });
    } catch (error) {
      putBack();
      throw error;
    }
    const where = workspace ? ` in the workspace ${workspace.root}` : "";
    say(`${pc.green("✓")} made ${name} from the template ${template}${where}`);
    const installed = project.install && (await install(project, args.json, signal));
    if (project.install && !installed) missing.push(`\`${manager} install\` failed: run it again`);
    missing.push(...findMissing(template));
    warn(missing);
    say(`${formatNext(project, installed)}\nREADME.md says what else there is.`);
    tell(describe(project, { changed: args.workspace ? changes.map(({ path }) => path) : [], installed, missing }));
    return project.install && !installed ? 1 : 0;
  });
}

function describe({ workspace: _, changes: __, files, ...settings }: NewProject, result: object): object {
  return { ...settings, files: [...files.keys()], ...result };
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
