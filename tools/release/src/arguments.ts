import { parseArgs } from "node:util";
import { UserError } from "./user-error.ts";

export interface Arguments {
  readonly dryRun: boolean;
  readonly json: boolean;
}

const USAGE = "Usage: pnpm release [--dry-run] [--json]";

/** Reads the command line. A flag that there is not is a {@link UserError}. */
export function readArguments(args: readonly string[]): Arguments {
  const { "dry-run": dryRun = false, json = false } = parse(args);
  return { dryRun, json };
}

function parse(args: readonly string[]) {
  try {
    const options = { "dry-run": { type: "boolean" }, json: { type: "boolean" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}
