import { spawnSync } from "node:child_process";
import { root } from "../setup/root.mjs";
import type { Check } from "./checks.ts";
import { failure, pass, type Tally } from "./tally.ts";

/** Runs a check; its output is shown only when it fails. */
export function runCheck({ name, command }: Check): Tally {
  const [program = "", ...args] = command;
  const start = performance.now();
  const { status, error, stdout } = spawnSync("sh", ["-c", 'exec "$@" 2>&1', "sh", program, ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (status === 0) {
    console.log(`✓ ${name} (${seconds} s)`);
    return pass;
  }
  console.log(`✗ ${name} (${seconds} s): ${command.join(" ")}\n${stdout}${error ?? ""}`);
  return failure;
}
