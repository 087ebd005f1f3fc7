import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The workspace of several packages that a project is made in. */
export interface Workspace {
  /** Absolute. */
  readonly root: string;
  /** What lists its packages: pnpm-workspace.yaml, or package.json. */
  readonly file: string;
  readonly hasTurbo: boolean;
}

/** Finds the workspace that a folder, which need not be there yet, is in. */
export function findWorkspace(folder: string): Workspace | undefined {
  const root = dirname(folder);
  if (root === folder) return undefined;
  const file = findList(root);
  if (file === undefined) return findWorkspace(root);
  return { root, file, hasTurbo: ["turbo.json", "turbo.jsonc"].some((name) => existsSync(join(root, name))) };
}

function findList(root: string): string | undefined {
  if (existsSync(join(root, "pnpm-workspace.yaml"))) return "pnpm-workspace.yaml";
  const file = join(root, "package.json");
  if (!existsSync(file)) return undefined;
  try {
    return "workspaces" in JSON.parse(readFileSync(file, "utf8")) ? "package.json" : undefined;
  } catch {
    // It is not what this command is about.
    return undefined;
  }
}

/** A project's own tasks, so that turbo.json of the workspace stays as it is. `build` has made what the others read. */
export const TURBO_JSON = `{
  "extends": ["//"],
  "tasks": {
    "codegen": { "dependsOn": ["^build"], "outputs": ["generated/**"] },
    "build": {
      "dependsOn": ["codegen"],
      "outputs": ["build/**", "dist/**", "generated/**"],
      "passThroughEnv": ["CARGO_*", "RUSTUP_*"]
    },
    "test": { "dependsOn": ["build"], "passThroughEnv": ["CARGO_*", "RUSTUP_*"] },
    "check": { "dependsOn": ["build"] },
    "dev": { "cache": false, "persistent": true, "passThroughEnv": ["CARGO_*", "RUSTUP_*"] },
    "deploy": {
      "dependsOn": ["build"],
      "cache": false,
      "passThroughEnv": ["CARGO_*", "RUSTUP_*", "CLOUDFLARE_*", "WRANGLER_*"]
    }
  }
}
`;
