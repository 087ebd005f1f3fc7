import { readFileSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { read, run } from "./run.mjs";

const { packageManager } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
const version = /^pnpm@([^+]+)/.exec(packageManager)?.[1] ?? "";
const folder = inRoot(".tools");

/** @type {import("./main.mjs").Step} */
export const pnpm = {
  what: `pnpm ${version}`,
  where: ".tools/",
  why: "installs the npm packages",
  check: () => read(inRoot(".tools", "node_modules", ".bin", "pnpm"), ["--version"]) === version,
  // Not with corepack (its signing keys are outdated in Node 20), nor npx (0.5 s at each start).
  apply: () =>
    run(
      "npm",
      ["install", "--prefix", folder, "--no-save", "--no-package-lock", "--loglevel=error", `pnpm@${version}`],
      {
        advice:
          "It needs npm and its registry: check the network (and `npm config get registry`), then run this again.",
      },
    ),
};
