export type PackageManager = "pnpm" | "npm" | "yarn" | "bun";

/** Package manager → the files by which it installs what a Worker needs. */
export const packageManagers: Readonly<Record<PackageManager, Readonly<Record<string, string>>>> = {
  pnpm: {
    // It runs no script of a package that is not named, and ends with an error where one is neither allowed nor denied.
    "pnpm-workspace.yaml": "allowBuilds:\n  esbuild: true\n  sharp: false\n  workerd: true\n",
  },
  npm: {},
  yarn: {
    // wrangler and Bimetal look for packages in folders.
    ".yarnrc.yml": "nodeLinker: node-modules\n",
  },
  bun: {},
};

export const packageManagerNames: readonly PackageManager[] = Object.keys(packageManagers) as PackageManager[];

/** The one that runs this process, as each says of itself: `pnpm/12.21.0 npm/? node/v24.21.0 linux x64`. */
export function detectPackageManager(
  userAgent: string = process.env.npm_config_user_agent ?? "",
): PackageManager | undefined {
  const [name = ""] = userAgent.split("/");
  return isPackageManager(name) ? name : undefined;
}

export function isPackageManager(name: string): name is PackageManager {
  return Object.hasOwn(packageManagers, name);
}
