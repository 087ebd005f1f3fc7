import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "../edit/json.ts";
import type { PackageManager } from "../package-manager.ts";
import { ENTRIES } from "./plan-entry.ts";
import { needOf, runsBimetal } from "./plan-manifest.ts";
import type { Manifest } from "./project.ts";
import { listModules } from "./route.ts";

/** What a project with Bimetal does not have yet, and its author is to write: each in a line. */
export function findLacks(root: string, manager: PackageManager): string[] {
  const { scripts = {} } = readJson("package.json", readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  const lines = Object.entries(scripts).flatMap(([name, command]) => {
    const need = needOf(command);
    if (need === undefined || runsBimetal(scripts[`pre${name}`])) return [];
    const first = /\bbimetal\b/.test(scripts[need] ?? "")
      ? `${manager} run ${need}`
      : `${run[manager]} bimetal ${need}`;
    return `run \`${first}\` before \`${manager} run ${name}\`, which needs what that makes: or make the script \`bimetal ${need} && ${command}\``;
  });
  const entry = ENTRIES.find((path) => existsSync(join(root, path)));
  if (entry === undefined || hasRoutes(root, entry)) return lines;
  return [
    ...lines,
    `${entry} does not mount the contract's routes: with \`createApp\` of ../generated/routes, a Hono app does so by \`app.route("/", createApp())\`, any other Worker by \`withRoutes(worker, createApp())\` of bimetal/runtime`,
  ];
}

/** Whether a module beside the entry mounts them, or one of what the entry exports from another place. */
function hasRoutes(root: string, entry: string): boolean {
  const others = readFileSync(join(root, entry), "utf8").matchAll(/\bfrom\s*["']\.\.\/(?!generated\/)([^/"']+)/g);
  const places = new Set(["src", ...[...others].map(([, place = ""]) => withoutEnding(place))]);
  const modules = readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => places.has(withoutEnding(name)))
    .flatMap((found) => (found.isDirectory() ? listModules(root, found.name) : [found.name]));
  return modules.some((path) => /["'][./]*generated\/routes/.test(readFileSync(join(root, path), "utf8")));
}

function withoutEnding(name: string): string {
  return name.replace(/\.[cm]?[jt]sx?$/, "");
}

/** How each runs a command of a package. */
const run: Readonly<Record<PackageManager, string>> = { npm: "npx", pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" };
