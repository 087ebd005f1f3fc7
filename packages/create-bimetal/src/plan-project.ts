import { type PackageManager, packageManagers, pinPackageManager } from "./package-manager.ts";
import { fillTemplate, type Template } from "./template.ts";
import { TURBO_JSON, type Workspace } from "./workspace.ts";

interface Plan {
  readonly name: string;
  readonly template: Template;
  readonly manager: PackageManager;
  readonly workspace: Workspace | undefined;
}

/** The project's files by path. What a repository or an installation has once is that of its workspace, if it has one. */
export function planProject({ name, template, manager, workspace }: Plan): Map<string, string> {
  const files = fillTemplate(template, { name, manager });
  if (workspace) {
    files.delete(".github/workflows/ci.yml");
    return workspace.hasTurbo ? files.set("turbo.json", TURBO_JSON) : files;
  }
  const needs = packageManagers[manager];
  const manifest = {
    ...JSON.parse(files.get("package.json") ?? "{}"),
    ...pinPackageManager(manager),
    ...needs.manifest,
  };
  files.set("package.json", `${JSON.stringify(manifest, undefined, 2)}\n`);
  return new Map([...files, ...Object.entries(needs.files ?? {})]);
}
