import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../../../setup/root.mjs";
import { type Environment, run } from "../run.ts";
import type { PackageManager } from "./package-manager.ts";
import type { Registry } from "./registry.ts";

/** What of this process's environment is not the machine's: what started it, and what the repository sets for its own commands. */
const OURS =
  /^(npm_|pnpm_|turbo|vitest|cargo_(target_dir|manifest|pkg)|(ci|init_cwd|node_env|node_options|node_path|wrangler_build_conditions)$)/i;

/**
 * The environment of somebody who has this machine, and nothing of this repository but the Node and the pnpm that it
 * installed. Packages come from the registry, and other package managers, too.
 */
export async function createNewcomer(
  folder: string,
  registry: Registry,
  managers: readonly PackageManager[],
): Promise<Environment> {
  const bin = join(folder, "bin");
  const cache = join(folder, "cache");
  mkdirSync(bin, { recursive: true });
  symlinkSync(process.execPath, join(bin, "node"));
  symlinkSync(realpathSync(join(root, ".tools/node_modules/.bin/pnpm")), join(bin, "pnpm"));
  const path = (process.env.PATH ?? "").split(delimiter).filter((place) => !place.includes("node_modules"));
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name))),
    PATH: [bin, ...path].join(delimiter),
    NO_COLOR: "1",
    CARGO_TARGET_DIR: join(folder, "target"),
    NPM_CONFIG_USERCONFIG: registry.npmrc,
    YARN_NPM_REGISTRY_SERVER: registry.url,
    YARN_UNSAFE_HTTP_WHITELIST: new URL(registry.url).hostname,
    // What was published a moment ago: yarn waits some days.
    YARN_NPM_MINIMAL_AGE_GATE: "0",
    BUN_CONFIG_REGISTRY: registry.url,
    // What they know of a registry on some port is worth nothing when another is there.
    XDG_CACHE_HOME: cache,
    NPM_CONFIG_CACHE: join(cache, "npm"),
    YARN_GLOBAL_FOLDER: join(cache, "yarn"),
    BUN_INSTALL_CACHE_DIR: join(cache, "bun"),
  };
  await obtain(managers, { folder, bin, env });
  return env;
}

async function obtain(
  managers: readonly PackageManager[],
  to: { folder: string; bin: string; env: Environment },
): Promise<void> {
  const wanted = managers.flatMap(({ name, from }) => (from === undefined ? [] : [{ name, from }]));
  if (wanted.length === 0) return;
  const prefix = join(to.folder, "managers");
  mkdirSync(prefix);
  const install = ["npm", "install", "--prefix", prefix, "--no-save", ...wanted.map(({ from }) => from)];
  await run(install, { cwd: prefix, env: to.env });
  for (const { name } of wanted) symlinkSync(join(prefix, "node_modules/.bin", name), join(to.bin, name));
}
