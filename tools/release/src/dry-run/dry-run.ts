/** Everything that a release does, but for the release: what would be published is made, checked and used. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../setup/user-error.mjs";
import type { Clock } from "../clock.ts";
import { buildPackages, run } from "../run.ts";
import type { Artefact } from "./artefact.ts";
import { checkFiles } from "./check-files.ts";
import { checkPackage } from "./check-package.ts";
import { type MadeProject, makeProject } from "./make-project.ts";
import { createNewcomer } from "./newcomer.ts";
import { packCrate } from "./pack-crate.ts";
import { packPackages } from "./pack-packages.ts";
import type { PackageManager } from "./package-manager.ts";
import { startRegistry } from "./registry.ts";
import { takeWalk, type Walk } from "./walk.ts";
import { orders } from "./walks/orders.ts";

/** Template → what is done in a project of it, one after another. */
const walks: Readonly<Record<string, readonly Walk[]>> = { hybrid: [orders] };

export interface DryRunOptions {
  /** An empty folder, outside of any workspace. */
  readonly folder: string;
  /** Whether the packages are built first; else they are packed as they are. */
  readonly build: boolean;
  /** Of which templates projects are made; of all, if none is given. */
  readonly templates: readonly string[];
  readonly managers: readonly PackageManager[];
  readonly clock: Clock;
}

export interface DryRun {
  readonly artefacts: readonly Artefact[];
  readonly projects: readonly MadeProject[];
}

export async function dryRun(options: DryRunOptions): Promise<DryRun> {
  const { folder, clock } = options;
  if (options.build) await clock.time("build", buildPackages);
  const packages = await clock.time("pack", () => packPackages(join(folder, "packages")));
  const crate = await clock.time("pack the crate", () => packCrate(join(folder, "crate")));
  await clock.time("check what is packed", async () => {
    const problems = [checkFiles(crate), ...(await Promise.all(packages.map(checkPackage)))].flat();
    if (problems.length > 0) throw new UserError(problems.join("\n"));
  });
  return { artefacts: [...packages, crate], projects: await makeProjects(packages, crate, options) };
}

async function makeProjects(
  packages: readonly Artefact[],
  crate: Artefact,
  options: DryRunOptions,
): Promise<MadeProject[]> {
  const { folder, clock, managers } = options;
  const create = packages.find(({ name }) => name === "create-bimetal");
  if (create === undefined) throw new Error("there is no package create-bimetal");
  const templates = options.templates.length > 0 ? options.templates : findTemplates(create);
  const registry = await startRegistry(
    join(folder, "registry"),
    packages.map(({ name }) => name),
  );
  try {
    const env = await createNewcomer(folder, registry, managers);
    const publish = ["npm", "publish", "--access=public", `--registry=${registry.url}`];
    await clock.time("publish to a registry of this machine", () =>
      Promise.all(packages.map(({ file }) => run([...publish, file], { cwd: folder, env }))),
    );
    const parent = join(folder, "projects");
    patchCrate(parent, crate);
    const projects: MadeProject[] = [];
    for (const template of templates) {
      for (const manager of managers) {
        const project = await makeProject({ template, manager, version: create.version, parent, env, clock });
        projects.push(project);
        // The commands of walks are those of pnpm.
        for (const walk of manager.name === "pnpm" ? (walks[template] ?? []) : []) {
          await takeWalk(walk, { root: project.root, env, clock });
        }
      }
    }
    return projects;
  } finally {
    await registry.stop();
  }
}

/** What an existing project gets is no template: it has no package.json. */
function findTemplates({ paths }: Artefact): string[] {
  return paths.flatMap((path) => /^templates\/([^/]+)\/package\.json$/.exec(path)?.[1] ?? []);
}

/** In every folder below `parent`, cargo takes the packed crate for the one of that version in its registry. */
function patchCrate(parent: string, crate: Artefact): void {
  mkdirSync(join(parent, ".cargo"), { recursive: true });
  const patch = `[patch.crates-io]\nbimetal = { path = ${JSON.stringify(crate.folder)} }\n`;
  writeFileSync(join(parent, ".cargo/config.toml"), patch);
}
