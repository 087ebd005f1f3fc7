import { relative } from "node:path";
import pc from "picocolors";
import type { PackageManager } from "./package-manager.ts";

/** The commands that come next. */
export function formatNext(
  { root, manager }: { readonly root: string; readonly manager: PackageManager },
  isInstalled: boolean,
): string {
  const folder = relative(process.cwd(), root);
  const steps = [
    ...(folder === "" ? [] : [`cd ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`]),
    ...(isInstalled ? [] : [`${manager} install`]),
    `${manager} run dev`,
  ];
  return ["", ...steps.map((step) => `  ${pc.cyan(step)}`), ""].join("\n");
}
