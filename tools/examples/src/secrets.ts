import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { UserError } from "../../setup/user-error.mjs";
import type { Worker } from "./find-workers.ts";
import { runWrangler } from "./wrangler.ts";

export type Secrets = Readonly<Record<string, string>>;

/** The environment's variables, before those of a file. */
export function readValues(secretsFile: string | undefined): Record<string, string | undefined> {
  if (secretsFile === undefined) return process.env;
  try {
    return { ...parseEnv(readFileSync(secretsFile, "utf8")), ...process.env };
  } catch (error) {
    throw new UserError(`${secretsFile} is not read: ${(error as Error).message}`);
  }
}

/**
 * Looks for the values of every Worker's secrets, by its name. A secret without one has to be there from an earlier
 * publication, and is left as it is.
 */
export async function findSecrets(
  workers: readonly Worker[],
  values: Record<string, string | undefined>,
): Promise<Map<string, Secrets>> {
  const found = new Map<string, Secrets>();
  const missing: string[] = [];
  for (const worker of workers) {
    const given = worker.secrets.flatMap((secret) => (values[secret] ? [[secret, values[secret]] as const] : []));
    found.set(worker.name, Object.fromEntries(given));
    if (given.length === worker.secrets.length) continue;
    const kept = await listSecrets(worker);
    const absent = worker.secrets.filter((secret) => !values[secret] && !kept.includes(secret));
    missing.push(...absent.map((secret) => `${worker.name} has no secret ${secret}.`));
  }
  if (missing.length === 0) return found;
  const advice = "Set an environment variable of that name, or give a file that does with --secrets.";
  throw new UserError(`${missing.join("\n")}\n${advice} Nothing was published.`);
}

/** The names of those that a published Worker has: none before it is published. */
async function listSecrets({ name, root }: Worker): Promise<string[]> {
  const { ok, stdout, output } = await runWrangler(["secret", "list", "--name", name, "--format", "json"], {
    cwd: root,
  });
  if (output.includes(`Worker "${name}" not found`)) return [];
  if (!ok) throw new UserError(`wrangler does not say which secrets ${name} has.\n${output}`);
  return (JSON.parse(stdout) as { name: string }[]).map((secret) => secret.name);
}
