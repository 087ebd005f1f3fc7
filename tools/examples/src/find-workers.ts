import { existsSync, globSync } from "node:fs";
import { dirname, join } from "node:path";
import { experimental_readRawConfig, type Unstable_RawConfig } from "wrangler";
import { root as repository } from "../../setup/root.mjs";
import { UserError } from "../../setup/user-error.mjs";
import { findPackages } from "../../test/workspace.ts";

/** A Worker of an example, and what its wrangler config says of publishing it. */
export interface Worker {
  /** As wrangler's config has it. */
  readonly name: string;
  /** The example's folder in `examples/`. */
  readonly example: string;
  /** The npm package that builds it. */
  readonly package: string;
  /** The folder of its wrangler config, absolute. */
  readonly root: string;
  readonly config: Unstable_RawConfig;
  /** Names of its Workers that it calls, or whose classes it uses. */
  readonly needs: readonly string[];
  /** Names of the secrets that it does not run without. */
  readonly secrets: readonly string[];
  /** Queues that wrangler does not make: what it consumes or gives messages up to, without sending there. */
  readonly queues: readonly string[];
  /** Names of the databases that have migrations. */
  readonly databases: readonly string[];
}

/** The Workers of all examples, by the order of the examples' names. */
export function findWorkers(): Worker[] {
  return findPackages()
    .filter(({ folder }) => folder.startsWith("examples/"))
    .flatMap(({ name, folder }) => {
      const cwd = join(repository, folder);
      // Beside the package, or a folder each where several are made of one.
      const files = globSync("{.,*}/wrangler.{toml,json,jsonc}", { cwd }).sort();
      return files.map((file) => readWorker(name, folder.split("/")[1] ?? "", join(cwd, file)));
    })
    .sort((a, b) => (a.example < b.example ? -1 : a.example > b.example ? 1 : 0));
}

function readWorker(packageName: string, example: string, file: string): Worker {
  const root = dirname(file);
  const { rawConfig: config }: { rawConfig: Unstable_RawConfig } = experimental_readRawConfig({ config: file });
  const { name, services = [], durable_objects, workflows = [], queues, d1_databases = [], secrets } = config;
  if (name === undefined) throw new UserError(`${file} has no \`name\`.`);
  const objects = durable_objects?.bindings ?? [];
  const needs = [
    ...services.map(({ service }) => service),
    ...[...objects, ...workflows].map((own) => own.script_name),
  ];
  const sent = new Set(queues?.producers?.map(({ queue }) => queue));
  const taken = queues?.consumers?.flatMap(({ queue, dead_letter_queue }) => [queue, dead_letter_queue]) ?? [];
  const migrated = d1_databases.filter(({ migrations_dir = "migrations" }) => existsSync(join(root, migrations_dir)));
  return {
    name,
    example,
    package: packageName,
    root,
    config,
    needs: unique(needs).filter((other) => other !== name),
    secrets: secrets?.required ?? [],
    queues: unique(taken).filter((queue) => !sent.has(queue)),
    databases: migrated.map(({ binding, database_name }) => {
      if (database_name !== undefined) return database_name;
      throw new UserError(`${file}: ${binding} has migrations, so it needs a \`database_name\`.`);
    }),
  };
}

function unique(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names)].filter((name) => name !== undefined);
}
