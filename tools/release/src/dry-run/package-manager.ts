/** How a package manager makes a project and runs what is in it. */
export interface PackageManager {
  readonly name: string;
  /** The command that makes a project with `create-bimetal`. */
  readonly create: (version: string, args: readonly string[]) => string[];
  /** The command that runs a script of a project's package.json. */
  readonly script: (name: string, ...args: string[]) => string[];
  /** The npm package that brings it, where this repository has none. */
  readonly from?: string;
}

export const packageManagers: readonly PackageManager[] = [
  {
    name: "pnpm",
    create: (version, args) => ["pnpm", "create", `bimetal@${version}`, ...args],
    script: (...args) => ["pnpm", "run", ...args],
  },
  {
    name: "npm",
    create: (version, args) => ["npm", "create", "--yes", `bimetal@${version}`, "--", ...args],
    script: (name, ...args) => ["npm", "run", name, "--", ...args],
  },
  {
    name: "yarn",
    create: (version, args) => ["yarn", "create", `bimetal@${version}`, ...args],
    script: (...args) => ["yarn", "run", ...args],
    from: "@yarnpkg/cli-dist@4.18.1",
  },
  {
    name: "bun",
    create: (version, args) => ["bun", "create", `bimetal@${version}`, ...args],
    script: (...args) => ["bun", "run", ...args],
    from: "bun@1.4.5",
  },
];
