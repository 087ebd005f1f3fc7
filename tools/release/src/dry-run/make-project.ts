import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../setup/user-error.mjs";
import type { Clock } from "../clock.ts";
import { type Environment, run } from "../run.ts";
import type { PackageManager } from "./package-manager.ts";

/** A project that was made of a template, and has passed its tests. */
export interface MadeProject {
  readonly template: string;
  readonly manager: string;
  readonly root: string;
  /** How many of its tests have passed. */
  readonly tests: { readonly vitest: number; readonly cargo: number };
  /** What wrangler says of what it would upload. */
  readonly upload: string;
}

export interface Making {
  readonly template: string;
  readonly manager: PackageManager;
  /** The version of `create-bimetal`. */
  readonly version: string;
  /** Where the project's folder is made. */
  readonly parent: string;
  readonly env: Environment;
  readonly clock: Clock;
}

/** Makes a project, as its README says, and does what that names: builds it, tests it, and would deploy it. */
export async function makeProject({ template, manager, version, parent, env, clock }: Making): Promise<MadeProject> {
  const name = `${template}-${manager.name}`;
  const root = join(parent, name);
  mkdirSync(parent, { recursive: true });
  const create = manager.create(version, [name, "--template", template, "--yes"]);
  await clock.time(`${name}: create and install`, () => run(create, { cwd: parent, env }));
  const script = async (...args: [string, ...string[]]): Promise<string> => {
    const { all } = await clock.time(`${name}: ${args.join(" ")}`, () =>
      run(manager.script(...args), { cwd: root, env }),
    );
    return all;
  };
  await script("codegen");
  await script("check");
  await script("build");
  const tests = countTests(await script("test"));
  const hasCargoTests = readFileSync(join(root, "package.json"), "utf8").includes("cargo test");
  if (tests.vitest === 0 || (hasCargoTests && tests.cargo === 0)) {
    throw new UserError(`${root}: \`test\` ran ${tests.vitest} tests of vitest and ${tests.cargo} of cargo`);
  }
  return { template, manager: manager.name, root, tests, upload: readUpload(await script("deploy", "--dry-run")) };
}

/** How many tests have passed, as the last lines of their runners say. */
export function countTests(output: string): MadeProject["tests"] {
  const sum = (pattern: RegExp): number =>
    [...output.matchAll(pattern)].reduce((total, [, passed]) => total + Number(passed), 0);
  return { vitest: sum(/^ +Tests .*?(\d+) passed/gm), cargo: sum(/^test result: ok\. (\d+) passed/gm) };
}

function readUpload(output: string): string {
  const upload = /^Total Upload: (.*)$/m.exec(output)?.[1];
  if (upload === undefined) throw new UserError(`wrangler does not say what it would upload:\n\n${output}`);
  return upload;
}
