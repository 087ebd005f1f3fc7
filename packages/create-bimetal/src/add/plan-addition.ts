import { existsSync } from "node:fs";
import { join } from "node:path";
import { refuseFile } from "../plan/apply-plan.ts";
import { createDrafts } from "../plan/drafts.ts";
import type { Kept, Plan } from "../plan/plan.ts";
import { planMembership } from "../plan-workspace.ts";
import { fillAddition, fillTemplate } from "../template.ts";
import { planConfig } from "./plan-config.ts";
import { planEntry } from "./plan-entry.ts";
import { planManifest } from "./plan-manifest.ts";
import { planIgnored, planPackageManager, planTurbo, planTypes } from "./plan-surroundings.ts";
import type { Offer, Planning } from "./planning.ts";
import { CONTRACTS, type Project } from "./project.ts";
import { chooseRoute } from "./route.ts";

/** What becomes of an existing project. */
export interface Addition extends Plan {
  /** Where Rust answers: `/hello`. */
  readonly route?: string;
  /** Middleware of the author's may answer before it. */
  readonly isGuarded: boolean;
  /** What more may be changed. */
  readonly offers: readonly Offer[];
}

/** Plans all of it, and changes nothing. `taken` are the offers that were accepted. */
export function planAddition(project: Project, taken: ReadonlySet<string> = new Set()): Addition {
  const { root, entry } = project;
  const drafts = createDrafts(root);
  const kept: Kept[] = [];
  const offers: Offer[] = [];
  const planning: Planning = {
    project,
    ...drafts,
    keep: (what, why) => kept.push({ what, why }),
    takes: (offer) => {
      if (!taken.has(offer.id)) offers.push(offer);
      return taken.has(offer.id);
    },
  };
  // Made by builds.
  for (const folder of ["generated", "target"]) refuseFile(join(root, folder));
  const route = chooseRoute(root, entry);
  const hasTests = planManifest(planning);
  const output = planConfig(planning);
  const isGuarded = planEntry(planning);
  planNewFiles(planning, route, hasTests);
  planIgnored(planning, output);
  planPackageManager(planning);
  planTurbo(planning);
  planTypes(planning);
  return {
    route,
    isGuarded,
    kept,
    offers,
    changes: [...drafts.changes(), ...planMembership(root, project.manager)],
  };
}

/** What a project that has Bimetal still gets: its place in the workspace. */
export function planRest({ root, manager }: Project): Addition {
  return { isGuarded: false, kept: [], offers: [], changes: planMembership(root, manager) };
}

/** The contract, the crate and their tests. */
function planNewFiles({ project, put, keep }: Planning, route: string, hasTests: boolean): void {
  const { root, name, manager, isTypeScript } = project;
  const ending = isTypeScript ? "ts" : "js";
  for (const [path, text] of fillAddition({ name, path: route })) {
    if (path.startsWith("test/") && !hasTests) continue;
    put(path.replace(/ts$/, ending), isTypeScript ? text : withoutTypes(text), ABOUT[path] ?? "");
  }
  put("Cargo.toml", fillTemplate("hybrid", { name, manager }).get("Cargo.toml") ?? "", "the crate");
  const other = CONTRACTS.find((path) => path !== `src/contract.${ending}` && existsSync(join(root, path)));
  if (other !== undefined) keep(other, "it would be taken for a contract of routes: give it another name");
}

/** New files, and what they are. */
const ABOUT: Readonly<Record<string, string>> = {
  "src/contract.ts": "the routes",
  "src/lib.rs": "their handlers in Rust",
  "src/tests.rs": "tests of these, for `cargo test`",
  "test/rust.test.ts": "a test of the whole Worker",
};

/** The test as JavaScript: what it has of types stands on lines of its own, and in one call. */
function withoutTypes(text: string): string {
  return text.replace(/^(?:\/\/\/|import type ).*\n/gm, "").replace("createWorker<Env>", "createWorker");
}
