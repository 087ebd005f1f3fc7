/**
 * Publishes what the registries do not have yet: the crate, the packages, and `create-bimetal`. A run that fails half-way
 * is run again, and goes on from there.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../setup/user-error.mjs";
import { publishCrate } from "./publish/crate.ts";
import { orderReleases, UNRELEASED } from "./publish/order.ts";
import { publishPackage } from "./publish/package.ts";
import type { Release, Step } from "./publish/step.ts";

export interface PublishOptions {
  /** The repository's folder. Everything in it is built. */
  readonly root: string;
  /** Is told of each step that is done. */
  readonly onStep?: (step: Step) => void;
}

/** All steps; after one that fails none is taken. What cannot be published at all is a {@link UserError}. */
export async function publish({ root, onStep }: PublishOptions): Promise<Step[]> {
  const releases = orderReleases(root);
  checkReady(root, releases);
  const steps: Step[] = [];
  for (const release of releases) {
    const isReached = steps.every(({ outcome }) => outcome !== "failed");
    const step = isReached ? await take(root, release) : skip(release);
    steps.push(step);
    if (isReached) onStep?.(step);
  }
  return steps;
}

/** A published version stays as it is: what is not whole would need another one. */
function checkReady(root: string, releases: readonly Release[]): void {
  if (releases.some(({ version }) => version === UNRELEASED))
    throw new UserError(`${UNRELEASED} is no release: run \`npm run release:version\` first.`);
  const missing = releases
    .filter(({ kind }) => kind === "package")
    .flatMap(({ folder }) => readFiles(root, folder).map((name) => join(folder, name)))
    .filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) throw new UserError(`${missing.join(", ")}: not built. Run \`npm run build\` first.`);
}

function readFiles(root: string, folder: string): string[] {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")).files ?? [];
}

async function take(root: string, release: Release): Promise<Step> {
  const start = performance.now();
  const time = (): number => Math.round(performance.now() - start);
  try {
    const outcome = await (release.kind === "crate" ? publishCrate : publishPackage)(root, release);
    return { ...release, outcome, milliseconds: time() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...release, outcome: "failed", reason: error.message.trim(), milliseconds: time() };
  }
}

function skip(release: Release): Step {
  return { ...release, outcome: "not reached", milliseconds: 0 };
}
