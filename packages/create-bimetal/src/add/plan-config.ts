import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { setJson } from "../edit/json.ts";
import { setToml } from "../edit/toml.ts";
import type { Planning } from "./planning.ts";

/** wrangler builds with Bimetal, and takes what that makes. Gives the folder of that. */
export function planConfig({ project, edit, keep }: Planning): string {
  const { config, settings, entry } = project;
  const set = config.endsWith(".toml") ? setToml : setJson;
  const output = chooseOutput(project);
  const { command, watch_dir: watched = "./src" } = settings.build ?? {};
  const folder = posix.dirname(entry).split("/")[0] ?? ".";
  const wanted = ["src", ...(folder === "." ? [entry] : [folder]), "Cargo.toml"];
  const own: string[] = [watched].flat();
  const all = [...own, ...wanted].map((path) => (path === "./src" ? "src" : path));
  edit(config, (text) => {
    const main = set(config, text, ["main"], `${output}/worker.js`);
    // What the project builds itself comes first: its modules may need it.
    const both = command === undefined ? "bimetal build" : `${command} && bimetal build`;
    const runs = /\bbimetal build\b/.test(command ?? "") ? main : set(config, main, ["build", "command"], both);
    return set(config, runs, ["build", "watch_dir"], [...new Set(all)]);
  });
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
    return !existsSync(join(root, folder)) || readdirSync(join(root, folder)).length === 0;
  };
  return ["dist", "build", "worker-dist"].find(isFree) ?? "bimetal-dist";
}
