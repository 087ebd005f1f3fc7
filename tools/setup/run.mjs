import { spawnSync } from "node:child_process";
import { root } from "./root.mjs";
import { UserError } from "./user-error.mjs";

/**
 * Runs a command from the repository's folder and shows its output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ advice: string, cwd?: string, env?: NodeJS.ProcessEnv }} options `advice` says what to do when it fails.
 */
export function run(command, args, { advice, cwd = root, env = {} }) {
  const { status, error } = spawnSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: "inherit" });
  if (error || status !== 0) throw new UserError(`${[command, ...args].join(" ")} failed.\n${advice}`);
}

/**
 * What a command prints, or `undefined` when it is not there or fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | undefined}
 */
export function read(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout.trim() : undefined;
}
