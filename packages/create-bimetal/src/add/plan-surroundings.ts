/** What stands beside the Worker: git, package managers, turbo and TypeScript. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readJson, setJson } from "../edit/json.ts";
import { appendLines } from "../edit/text.ts";
import { allowedScripts } from "../package-manager.ts";
import { readText } from "../plan/apply-plan.ts";
import { allowBuilds, PNPM } from "../plan-workspace.ts";
import { findWorkspace, TURBO_JSON } from "../workspace.ts";
import type { Planning } from "./planning.ts";

/** Git leaves out what is made. */
export function planIgnored({ project: { root }, edit }: Planning, output: string): void {
  const ignored = new Set((readText(join(root, ".gitignore")) ?? "").split(/\r?\n/).map(plainly));
  const made = [output, "generated", "target", ".wrangler", ".bimetal.dev.json"].filter((path) => !ignored.has(path));
  if (made.length === 0) return;
  const lines = made.map((path) => (path.endsWith(".json") ? path : `${path}/`));
  edit(".gitignore", (text) =>
    appendLines(text, [...(text === "" ? [] : [""]), "# Made by `bimetal` and cargo.", ...lines]),
  );
}

/** `/dist/` is `dist` here. */
function plainly(line: string): string {
  return line.trim().replace(/^\/|\/$/g, "");
}

/** The tasks, where the project has none of its own. */
export function planTurbo({ project: { root }, edit, keep }: Planning): void {
  if (!findWorkspace(root)?.hasTurbo) return;
  const found = ["turbo.json", "turbo.jsonc"].find((name) => existsSync(join(root, name)));
  const wanted = '`passThroughEnv: ["CARGO_*", "RUSTUP_*"]`, and `generated/**` among their outputs';
  if (found === undefined) edit("turbo.json", () => TURBO_JSON);
  else keep(found, `tasks that build or test want ${wanted}`);
}

/** Says where TypeScript would not take what is generated. */
export function planTypes({ project: { root }, keep }: Planning): void {
  const text = readText(join(root, "tsconfig.json"));
  if (text === undefined) return;
  const { compilerOptions = {} } = readJson("tsconfig.json", text) as { compilerOptions?: Record<string, unknown> };
  const { module, moduleResolution, rootDir } = compilerOptions;
  if (/^node/i.test(String(moduleResolution ?? module))) {
    keep("tsconfig.json", 'generated code is written for `moduleResolution: "bundler"`, as wrangler bundles');
  }
  if (!/^\.?\/?$/.test(String(rootDir ?? ""))) {
    keep("tsconfig.json", "`rootDir` must have `generated/` in it, which is beside `src/`");
  }
}

/** It runs the scripts of packages that it is told of. A workspace has that for all of its packages. */
export function planPackageManager({ project: { root, manager, manifest }, edit, keep }: Planning): void {
  if (existsSync(join(root, ".pnp.cjs"))) {
    keep(".yarnrc.yml", "wrangler and Bimetal look for packages in folders: set `nodeLinker: node-modules`");
  }
  if (findWorkspace(root)) return;
  if (manager === "pnpm") edit(PNPM, allowBuilds);
  if (manager !== "npm") return;
  const own: object = manifest.allowScripts ?? {};
  for (const name of allowedScripts.filter((name) => !(name in own))) {
    edit("package.json", (text) => setJson("package.json", text, ["allowScripts", name], true));
  }
}
