import { existsSync } from "node:fs";
import { join } from "node:path";

export type PackageManager = "pnpm" | "npm" | "yarn" | "bun";

/** What a project has for its package manager. */
interface Needs {
  /** The commands by which a workflow on GitHub, which has Node and npm, installs a project as its lock file says. */
  readonly install: readonly string[];
  /** More files, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** More of its package.json. */
  readonly manifest?: object;
}

/** esbuild and workerd put a binary in place; sharp, which wrangler does not need here, would look for one. */
export const allowedBuilds: Readonly<Record<string, boolean>> = { esbuild: true, sharp: false, workerd: true };

/** The packages whose scripts npm is to run. */
export const allowedScripts: readonly string[] = Object.keys(allowedBuilds).filter((name) => allowedBuilds[name]);

export const packageManagers: Readonly<Record<PackageManager, Needs>> = {
  // It ends with an error where a package has a script of which nothing is said.
  pnpm: {
    install: ["npm install --global pnpm", "pnpm install"],
    files: { "pnpm-workspace.yaml": formatAllowedBuilds() },
  },
  npm: {
    install: ["npm ci"],
    manifest: { allowScripts: Object.fromEntries(allowedScripts.map((name) => [name, true])) },
  },
  // wrangler and Bimetal look for packages in folders. Corepack has the yarn that package.json names.
  yarn: { install: ["corepack enable", "yarn install"], files: { ".yarnrc.yml": "nodeLinker: node-modules\n" } },
  bun: { install: ["npm install --global bun", "bun install --frozen-lockfile"] },
};

export const packageManagerNames: readonly PackageManager[] = Object.keys(packageManagers) as PackageManager[];

/** The one that runs this process, as each says of itself: `pnpm/12.21.0 npm/? node/v24.21.0 linux x64`. */
export function detectPackageManager(userAgent: string = ownUserAgent()): PackageManager | undefined {
  const [name = ""] = userAgent.split("/");
  return isPackageManager(name) ? name : undefined;
}

const lockfiles: Readonly<Record<string, PackageManager>> = {
  "pnpm-lock.yaml": "pnpm",
  "package-lock.json": "npm",
  "yarn.lock": "yarn",
  "bun.lock": "bun",
  "bun.lockb": "bun",
};

/** The package manager that a folder has a lockfile of. */
export function managerOfLockfile(folder: string): PackageManager | undefined {
  const found = Object.keys(lockfiles).find((name) => existsSync(join(folder, name)));
  return found === undefined ? undefined : lockfiles[found];
}

/**
 * What package.json says of its package manager. Of yarn the version that runs this process: without a word Corepack takes
 * yarn 1, which reads neither the lock file nor the settings of a later one.
 */
export function pinPackageManager(manager: PackageManager): { readonly packageManager?: string } {
  const version = /^yarn\/(\S+)/.exec(ownUserAgent())?.[1] ?? "1.";
  return manager === "yarn" && !version.startsWith("1.") ? { packageManager: `yarn@${version}` } : {};
}

function ownUserAgent(): string {
  return process.env.npm_config_user_agent ?? "";
}

export function isPackageManager(name: string): name is PackageManager {
  return Object.hasOwn(packageManagers, name);
}

function formatAllowedBuilds(): string {
  const lines = Object.entries(allowedBuilds).map(([name, allowed]) => `  ${name}: ${allowed}\n`);
  return `allowBuilds:\n${lines.join("")}`;
}
