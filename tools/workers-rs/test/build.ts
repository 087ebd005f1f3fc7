/** Builds the projects, as their wrangler would: each runs `bimetal build` in its own folder. One cargo folder serves them all. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

const root: string = join(import.meta.dirname, "../../..");

/** A release takes minutes of optimizing: one of them is enough to see that it works. */
const projects = {
  "hello-worker": "--release",
  panics: "--dev",
  jobs: "--dev",
  counter: "--dev",
  calculator: "--dev",
  caller: "--dev",
  streams: "--dev",
  http: "--dev",
  axum: "--dev",
  beside: "--dev",
} as const;

export type Project = keyof typeof projects;

export default function build(): void {
  for (const [name, profile] of Object.entries(projects)) {
    // A build knows its output again by the crate and the version of Bimetal, which stays the same while it is changed here.
    rmSync(join(projectFolder(name), ".wrangler/bimetal"), { recursive: true, force: true });
    const { status, stdout, stderr, error } = spawnSync("bimetal", ["build", profile], {
      cwd: projectFolder(name),
      env: { ...process.env, CARGO_TARGET_DIR: join(root, "target/workers-rs"), NO_COLOR: "1" },
      encoding: "utf8",
    });
    if (status !== 0) throw error ?? new Error(`${name}:\n${stdout}${stderr}`);
  }
}

export function projectFolder(name: string): string {
  return join(import.meta.dirname, "../projects", name);
}
