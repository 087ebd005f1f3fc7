import { join, relative } from "node:path";
import picomatch from "picomatch";
import { readJson, setJson } from "./edit/json.ts";
import { editText } from "./edit/text.ts";
import { addYamlItem, addYamlProperty, readYaml } from "./edit/yaml.ts";
import { allowedBuilds, type PackageManager } from "./package-manager.ts";
import { readText } from "./plan/apply-plan.ts";
import type { Change } from "./plan/plan.ts";
import { findWorkspace, type Workspace } from "./workspace.ts";

export const PNPM = "pnpm-workspace.yaml";

/** What a workspace lacks for a project in it: a place in its list of packages, and, of pnpm, the scripts that may run. */
export function planWorkspace(workspace: Workspace, root: string): Change[] {
  const { root: folder, file } = workspace;
  const before = readText(join(folder, file)) ?? "";
  const path = relative(folder, root).replaceAll("\\", "/");
  const after = editText(before, (text) =>
    file === PNPM ? allowBuilds(listInPnpm(file, text, path)) : listInManifest(file, text, path),
  );
  return after === before
    ? []
    : [{ path: shownPath(root, join(folder, file)), file: join(folder, file), before, after }];
}

/** pnpm is told which scripts of packages may run, in the file of the workspace. */
export function planAllowedBuilds({
  root,
  manager,
}: {
  readonly root: string;
  readonly manager: PackageManager;
}): Change[] {
  const workspace = findWorkspace(root);
  if (manager !== "pnpm" || workspace?.file !== PNPM) return [];
  const file = join(workspace.root, PNPM);
  const before = readText(file) ?? "";
  const after = editText(before, allowBuilds);
  return after === before ? [] : [{ path: shownPath(root, file), file, before, after }];
}

function shownPath(root: string, file: string): string {
  return relative(root, file).replaceAll("\\", "/");
}

function listInPnpm(file: string, text: string, path: string): string {
  const { packages } = readYaml(file, text);
  return isListed(packages, path) ? text : addYamlItem(file, text, "packages", path);
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
  if (isListed(list, path)) return text;
  const own = Array.isArray(list) ? list.map(String) : [];
  return setJson(file, text, isList ? ["workspaces"] : ["workspaces", "packages"], [...own, path]);
}

/** Whether globs have a folder: one that begins with `!` takes folders away. */
function isListed(globs: unknown, path: string): boolean {
  const all = (Array.isArray(globs) ? globs : []).map((glob) =>
    String(glob)
      .replace(/^(!?)\.\//, "$1")
      .replace(/\/$/, ""),
  );
  const matches = (glob: string): boolean => picomatch.isMatch(path, glob);
  const [not, yes] = [all.filter((glob) => glob.startsWith("!")), all.filter((glob) => !glob.startsWith("!"))];
  return yes.some(matches) && !not.some((glob) => matches(glob.slice(1)));
}
