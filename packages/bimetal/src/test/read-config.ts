import { existsSync } from "node:fs";
import { join } from "node:path";
import { experimental_readRawConfig, type TestHarnessOptions, type Unstable_RawConfig } from "wrangler";

/** A config as wrangler's test harness takes it. */
export type InlineConfig = Extract<TestHarnessOptions["workers"][number], { config: unknown }>["config"];

/** In the order in which wrangler looks for them. */
const NAMES = ["wrangler.json", "wrangler.jsonc", "wrangler.toml"];

/**
 * Reads the config of a project whose Worker is built, without its build command: under the harness that would make a
 * Worker for development of it.
 */
export function readBuiltConfig(root: string, file: string | undefined): InlineConfig {
  const name = file ?? NAMES.find((candidate) => existsSync(join(root, candidate)));
  if (name === undefined)
    throw new Error(`There is no wrangler config in ${root}: give createWorker the project's folder as \`root\`.`);
  const { rawConfig }: { rawConfig: Unstable_RawConfig } = experimental_readRawConfig({ config: join(root, name) });
  const { build: _, env: __, ...config } = rawConfig;
  if (config.main !== undefined && !existsSync(join(root, config.main))) {
    throw new Error(`${config.main} is not there yet: run \`bimetal build\` in ${root} before the tests.`);
  }
  return config;
}

/** The same config, for a Worker whose answers are checked. Without a contract there is nothing to check them by. */
export function withChecks(root: string, config: InlineConfig): InlineConfig {
  const answers = join(root, "generated/answers.ts");
  return existsSync(answers) ? { ...config, alias: { "bimetal/unchecked": answers, ...config.alias } } : config;
}

/** The D1 bindings that have a folder of migrations. */
export function findMigrated(root: string, config: InlineConfig): string[] {
  const databases: readonly Database[] = config.d1_databases ?? [];
  return databases
    .filter(({ migrations_dir = "migrations" }) => existsSync(join(root, migrations_dir)))
    .map(({ binding }) => binding);
}

interface Database {
  readonly binding: string;
  readonly migrations_dir?: string;
}
