import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseJsonc } from "jsonc-parser";
import { parse as parseToml } from "smol-toml";

/**
 * The config that `wrangler dev` runs with: the author's without its build command, for `bimetal dev` builds by itself.
 * wrangler then watches the TypeScript and the output and goes on answering while Rust is compiled, which it does not do
 * around a build command. Its answers are checked. It stands beside the author's, since paths in it are relative to its folder.
 */
export const DERIVED = ".bimetal.dev.json";

/** What checks the answers of handlers, where there is a contract. */
const ANSWERS = "./generated/answers.ts";

/** Writes it, from a config that has been read without a mistake. Returns whether it is another than before. */
export function writeDerivedConfig(root: string, config: string): boolean {
  const text = readFileSync(join(root, config), "utf8");
  const { alias, ...given }: Config = withoutBuild(config.endsWith(".toml") ? parseToml(text) : parseJsonc(text));
  const checked = existsSync(join(root, ANSWERS)) ? { alias: { "bimetal/unchecked": ANSWERS, ...alias } } : { alias };
  const path = join(root, DERIVED);
  const derived = `${JSON.stringify({ ...given, ...checked }, undefined, 2)}\n`;
  if (existsSync(path) && readFileSync(path, "utf8") === derived) return false;
  // Not by a rename: wrangler only hears of changes of the file that it has opened.
  writeFileSync(path, derived);
  return true;
}

/** Environments may have build commands of their own. */
function withoutBuild({ build: _, env, ...config }: Config): Config {
  if (env === undefined) return config;
  const environments = Object.entries(env).map(([name, own]) => [name, withoutBuild(own)]);
  return { ...config, env: Object.fromEntries(environments) };
}

interface Config {
  readonly build?: unknown;
  readonly env?: Readonly<Record<string, Config>>;
  /** Modules in whose place wrangler bundles others. */
  readonly alias?: Readonly<Record<string, string>>;
}

export function removeDerivedConfig(root: string): void {
  rmSync(join(root, DERIVED), { force: true });
}
