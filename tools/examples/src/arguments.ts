import { parseArgs } from "node:util";
import { UserError } from "../../setup/user-error.mjs";

export const HELP = `Usage: pnpm examples publish [--dry-run] [NAME...]

Builds the Workers of the examples and deploys them with wrangler; without a NAME all of them.

  --dry-run        builds and bundles them, and uploads nothing
  --no-build       takes what was built last
  --secrets FILE   has the values of secrets that no environment variable has
  --json           writes what became of each to stdout, and everything else to stderr

wrangler finds the account by CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID, or by \`wrangler login\`.`;

export interface Arguments {
  readonly names: readonly string[];
  readonly dryRun: boolean;
  readonly noBuild: boolean;
  readonly secretsFile: string | undefined;
  readonly json: boolean;
}

/** Reads the command line. What it does not know is a {@link UserError}. */
export function readArguments(args: readonly string[]): Arguments {
  const [command, ...rest] = args;
  if (command !== "publish") {
    throw new UserError(command === undefined ? HELP : `There is no command \`${command}\`.\n\n${HELP}`);
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        "no-build": { type: "boolean", default: false },
        secrets: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const { "dry-run": dryRun, "no-build": noBuild, secrets: secretsFile, json } = values;
    return { names: positionals, dryRun, noBuild, secretsFile, json };
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS")) throw error;
    throw new UserError(`${(error as Error).message.split(". ")[0]}.\n\n${HELP}`);
  }
}

/** The names of `known` that are asked for: all where none is. */
export function chooseNames(names: readonly string[], known: readonly string[]): readonly string[] {
  const wrong = names.filter((name) => !known.includes(name));
  if (wrong.length === 0) return names.length === 0 ? known : names;
  const lines = wrong.map((name) => `There is no example \`${name}\`.`);
  throw new UserError(`${lines.join("\n")} Write some of ${known.join(", ")}.`);
}
