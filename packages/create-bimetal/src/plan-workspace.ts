import { join, relative } from "node:path";
import picomatch from "picomatch";
import { readJson, setJson } from "./edit/json.ts";
import { editText } from "./edit/text.ts";
import { addYamlItem, addYamlProperty, readYaml } from "./edit/yaml.ts";
import { allowedBuilds, managerOfLockfile, type PackageManager } from "./package-manager.ts";
import { readText } from "./plan/apply-plan.ts";
import type { Change } from "./plan/plan.ts";
import { findWorkspace, type Workspace } from "./workspace.ts";

export const PNPM = "pnpm-workspace.yaml";

/** What a workspace lacks for a project in it: a place in its list of packages, and, of pnpm, the scripts that may run. */
export function planWorkspace({ root: folder, file }: Workspace, root: string): Change[] {
  const path = relative(folder, root).replaceAll("\\", "/");
  return changeOf(root, join(folder, file), (text) =>
    file === PNPM ? allowBuilds(listInPnpm(text, path)) : listInManifest(file, text, path),
  );
}

/** The same for a project that is there. One with a lockfile of its own is in no list. */
export function planMembership(root: string, manager: PackageManager): Change[] {
  const workspace = findWorkspace(root);
  if (!workspace) return [];
  if (managerOfLockfile(root) === undefined) return planWorkspace(workspace, root);
  return manager === "pnpm" && workspace.file === PNPM ? changeOf(root, join(workspace.root, PNPM), allowBuilds) : [];
}

function changeOf(root: string, file: string, edit: (text: string) => string): Change[] {
  const before = readText(file) ?? "";
  const after = editText(before, edit);
  return after === before ? [] : [{ path: relative(root, file).replaceAll("\\", "/"), file, before, after }];
}

function listInPnpm(text: string, path: string): string {
  const { packages } = readYaml(PNPM, text);
  return isDecided(packages, path) ? text : addYamlItem(PNPM, text, "packages", path);
}

/** Has pnpm run what scripts of packages must, in the text of its file. What is said of one there stays so. */
export function allowBuilds(text: string): string {
  const { allowBuilds } = readYaml(PNPM, text);
  const own = Object(allowBuilds);
  return Object.entries(allowedBuilds)
    .filter(([name]) => !(name in own))
    .reduce((text, [name, allowed]) => addYamlProperty(PNPM, text, "allowBuilds", name, allowed), text);
}

function listInManifest(file: string, text: string, path: string): string {
  const { workspaces } = readJson(file, text) as { workspaces?: unknown };
  const isList = Array.isArray(workspaces);
  const list = isList ? workspaces : (workspaces as { packages?: unknown } | undefined)?.packages;
  if (isDecided(list, path)) return text;
  const own = Array.isArray(list) ? list.map(String) : [];
  return setJson(file, text, isList ? ["workspaces"] : ["workspaces", "packages"], [...own, path]);
}

/** Whether globs say something of a folder: also one that begins with `!`, and has it stay outside. */
function isDecided(globs: unknown, path: string): boolean {
  const all = Array.isArray(globs) ? globs.map(String) : [];
  return all.some((glob) => picomatch.isMatch(path, glob.replace(/^!?(?:\.\/)?/, "").replace(/\/$/, "")));
}
