import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../../setup/user-error.mjs";
import type { Clock } from "../clock.ts";
import { CommandError, type Environment, run } from "../run.ts";

/** What a newcomer does in a project that was made, a step after another. */
export interface Walk {
  readonly name: string;
  readonly steps: readonly Step[];
}

export type Step = Edit | Command;

/** In a file, `put` takes the place of `find`, which is there once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** A command line, as it is typed in the project's folder. */
export interface Command {
  readonly type: string;
  /** What it writes, among else. */
  readonly shows?: RegExp;
  /** It ends with an error. */
  readonly fails?: boolean;
}

export interface Surroundings {
  readonly root: string;
  readonly env: Environment;
  readonly clock: Clock;
}

/** Takes the steps. One that cannot be taken, or does not show what it should, is a {@link UserError}. */
export async function takeWalk({ name, steps }: Walk, { root, env, clock }: Surroundings): Promise<void> {
  for (const step of steps) {
    if ("file" in step) edit(step, root);
    else await clock.time(`${name}: ${step.type}`, () => type(step, root, env));
  }
}

function edit({ file, find, put }: Edit, root: string): void {
  const parts = readFileSync(join(root, file), "utf8").split(find);
  if (parts.length !== 2) {
    throw new UserError(`${join(root, file)} has this ${parts.length - 1} times instead of once:\n\n${find}`);
  }
  writeFileSync(join(root, file), parts.join(put));
}

async function type({ type, shows = /(?:)/, fails = false }: Command, root: string, env: Environment): Promise<void> {
  const { output, failed } = await run(["sh", "-c", type], { cwd: root, env }).then(
    ({ all }) => ({ output: all, failed: false }),
    (error: unknown) => {
      if (!(error instanceof CommandError) || !fails) throw error;
      return { output: error.output, failed: true };
    },
  );
  if (failed !== fails) throw new UserError(`\`${type}\` should fail in ${root}, but does not:\n\n${output}`);
  if (!shows.test(output)) throw new UserError(`\`${type}\` does not show ${shows} in ${root}:\n\n${output}`);
}
