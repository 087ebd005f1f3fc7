import { existsSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import type { Arguments } from "../arguments.ts";
import { install } from "../install.ts";
import { isInteractive } from "../interactive.ts";
import { findMissing } from "../machine.ts";
import { formatNext } from "../next.ts";
import { createOutput } from "../output.ts";
import { applyPlan } from "../plan/apply-plan.ts";
import { formatDiff, formatPlan } from "../plan/format-plan.ts";
import type { Change } from "../plan/plan.ts";
import { withSignals } from "../signals.ts";
import { UserError } from "../user-error.ts";
import { findLacks } from "./find-lacks.ts";
import { type Addition, planAddition, planRest } from "./plan-addition.ts";
import { type Project, readProject } from "./project.ts";

/** Adds Bimetal to a wrangler project, and gives the process's exit code. Nothing is written before the plan is accepted. */
export async function add(root: string, args: Arguments): Promise<number> {
  if (args.template !== undefined) {
    throw new UserError(`${root} is a wrangler project, which gets Bimetal: --template is for a new one.`);
  }
  const { say, warn, tell } = createOutput(args.json);
  const project = readProject(root, args);
  const { name, manager } = project;
  const plan = project.isDone
    ? () => planRest(project)
    : (chosen?: ReadonlySet<string>) => planAddition(project, chosen);
  const planned = plan();
  if (project.isDone && planned.changes.length === 0) {
    const missing = findLacks(root, manager);
    say(
      `${pc.green("✓")} ${name} has Bimetal: ${missing.length > 0 ? "this is left to you" : "there is nothing to do"}`,
    );
    warn(missing);
    tell(describe(project, {}, { applied: false, installed: false, missing }));
    return 0;
  }
  say(`Bimetal for ${name}, in ${root}:\n\n${formatPlan(planned)}\n`);
  const addition = args.dryRun ? undefined : await accept(planned, args, plan);
  if (addition === undefined) {
    const error =
      args.dryRun || isInteractive(args)
        ? undefined
        : "nothing is changed: give --yes to have it so, or run this at a terminal, which asks.";
    tell(describe(project, planned, { applied: false, installed: false, missing: [], error }));
    if (error === undefined) say("Nothing is changed.");
    else process.stderr.write(`create-bimetal: ${error}\n`);
    return args.dryRun ? 0 : 2;
  }
  return withSignals(async (signal) => {
    applyPlan(addition.changes);
    say(`${pc.green("✓")} ${name} has Bimetal${formatResult(addition)}`);
    const wants = args.install ?? true;
    const isInstalled = wants && (await install({ root, manager }, args.json, signal));
    const missing = [
      ...(wants && !isInstalled ? [`\`${manager} install\` failed: run it again`] : []),
      ...findMissing(existsSync(join(root, "Cargo.toml")) ? "hybrid" : "typescript"),
    ];
    warn([...missing, ...findLacks(root, manager)]);
    say(formatNext({ root, manager }, isInstalled));
    tell(describe(project, addition, { applied: true, installed: isInstalled, missing }));
    return wants && !isInstalled ? 1 : 0;
  });
}

/** The plan as it was accepted, at a terminal after questions; `undefined`: it was not. */
async function accept(
  planned: Addition,
  args: Arguments,
  plan: (chosen: ReadonlySet<string>) => Addition,
): Promise<Addition | undefined> {
  if (isInteractive(args)) {
    const { askAddition } = await import("./ask-addition.ts");
    return askAddition(planned, plan);
  }
  if (!args.yes) return undefined;
  const replaced = planned.changes.filter(({ replaces }) => replaces).map(({ path }) => path);
  if (replaced.length === 0) return planned;
  throw new UserError(
    `nothing is changed, for ${replaced.join(", ")} would be replaced: move ${replaced.length > 1 ? "them" : "it"} away, or run this at a terminal without --yes, which asks.`,
  );
}

function describe({ root, name, manager }: Project, addition: Partial<Addition>, result: object): object {
  const { route, changes = [], kept = [] } = addition;
  return { root, name, manager, route, changes: changes.map(describeChange), kept, ...result };
}

function describeChange(change: Change): object {
  const { path, before, replaces } = change;
  const what = before === undefined ? "new" : replaces ? "replaced" : "changed";
  return { path, what, ...(what === "changed" && { diff: formatDiff(change).map(stripVTControlCharacters) }) };
}

function formatResult({ route, isGuarded, changes }: Addition): string {
  if (route === undefined) return `, and its place in ${changes.map(({ path }) => path).join(", ")}`;
  return `, and Rust answers GET ${route}/:name${isGuarded ? ", where your middleware lets it through" : ""}`;
}
