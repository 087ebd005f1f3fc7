import { parseArgs } from "node:util";
import { UserError } from "../../setup/user-error.mjs";
import { type PackageManager, packageManagers } from "./dry-run/package-manager.ts";

export interface Arguments {
  readonly dryRun: boolean;
  /** Whether the packages are built first. */
  readonly build: boolean;
  /** None means all. */
  readonly templates: readonly string[];
  readonly managers: readonly PackageManager[];
  readonly json: boolean;
}

const USAGE = "Usage: pnpm release [--dry-run [--no-build] [--template NAME]… [--package-manager NAME]…] [--json]";

/** Reads the command line. A flag that there is not, or a value that is none, is a {@link UserError}. */
export function readArguments(args: readonly string[]): Arguments {
  const { "dry-run": dryRun = false, json = false, ...dry } = parse(args);
  const [flag] = Object.keys(dry);
  if (!dryRun && flag !== undefined) throw new UserError(`--${flag} is for \`--dry-run\` alone\n${USAGE}`);
  const { build = true, template: templates = [], "package-manager": names = ["pnpm"] } = dry;
  return { dryRun, build, templates, managers: names.map(findManager), json };
}

function findManager(name: string): PackageManager {
  const found = packageManagers.find((manager) => manager.name === name);
  if (found) return found;
  const all = packageManagers.map((manager) => manager.name).join(", ");
  throw new UserError(`--package-manager ${name} is none of ${all}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        "dry-run": { type: "boolean" },
        build: { type: "boolean" },
        template: { type: "string", multiple: true },
        "package-manager": { type: "string", multiple: true },
        json: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}
