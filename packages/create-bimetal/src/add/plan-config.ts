import { readdirSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { setJson } from "../edit/json.ts";
import { setToml } from "../edit/toml.ts";
import type { Planning } from "./planning.ts";

/** wrangler builds with Bimetal, and takes what that makes. Gives the folder of that. */
export function planConfig({ project, edit, keep }: Planning): string {
  const { config, settings } = project;
  const set = config.endsWith(".toml") ? setToml : setJson;
  const output = chooseOutput(project);
  const { command } = settings.build ?? {};
  const watched = chooseWatched(project);
  edit(config, (text) => {
    const main = set(config, text, ["main"], `${output}/worker.js`);
    // What the project builds itself comes first: its modules may need it.
    const both = command === undefined ? "bimetal build" : `${command} && bimetal build`;
    const runs = /\bbimetal build\b/.test(command ?? "") ? main : set(config, main, ["build", "command"], both);
    return set(config, runs, ["build", "watch_dir"], watched);
  });
  if (watched.includes(LIBRARY)) {
    keep(
      `${config}: \`build.watch_dir\``,
      "it has files of Rust one by one, for your build may write to `src`: add those that you add",
    );
  }
  for (const [name, environment] of Object.entries<typeof settings>(settings.env ?? {})) {
    for (const key of ["main", "build"].filter((key) => environment?.[key] !== undefined)) {
      keep(
        `${config}: \`env.${name}.${key}\``,
        "this environment goes on without Bimetal until it has what the top level has",
      );
    }
  }
  return output;
}

const LIBRARY = "src/lib.rs";

/**
 * What is built again when it changes. A build of the project's own that watches another folder than `src` may write there, and
 * would go on for ever: of that folder it watches what is Bimetal's alone.
 */
function chooseWatched({ entry, settings, isTypeScript }: Planning["project"]): string[] {
  const { command, watch_dir: own = "./src" } = settings.build ?? {};
  const list: string[] = [own].flat().map((path) => (posix.normalize(path) === "src" ? "src" : path));
  const folder = posix.dirname(entry).split("/")[0] ?? ".";
  const sources = ["src", folder === "." ? entry : folder];
  const files = list.includes("src") ? [] : [isTypeScript ? "src/contract.ts" : "src/contract.js", LIBRARY];
  return [...new Set([...list, ...(command === undefined ? sources : files), "Cargo.toml"])];
}

/** A folder that is neither served as assets nor full of something else. */
function chooseOutput({ root, settings }: Planning["project"]): string {
  const served = [settings.assets?.directory, settings.site?.bucket].filter((path) => typeof path === "string");
  const isFree = (folder: string): boolean => {
    if (
      served.some(
        (path) => posix.normalize(`${path}/`).startsWith(`${folder}/`) || posix.normalize(`${path}/`) === "./",
      )
    ) {
      return false;
    }
    const found = statSync(join(root, folder), { throwIfNoEntry: false });
    return !found || (found.isDirectory() && readdirSync(join(root, folder)).length === 0);
  };
  return ["dist", "build", "worker-dist"].find(isFree) ?? "bimetal-dist";
}
