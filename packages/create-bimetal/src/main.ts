import manifest from "../package.json" with { type: "json" };
import { HELP, readArguments } from "./arguments.ts";
import { create } from "./create.ts";
import { Interrupted } from "./signals.ts";
import { UserError } from "./user-error.ts";

/** Runs the command line and gives the process's exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    if (args.includes("--help") || args.includes("-h")) return print(HELP);
    if (args.includes("--version") || args.includes("-v")) return print(manifest.version);
    return await create(readArguments(args));
  } catch (error) {
    if (error instanceof Interrupted) {
      if (error.message !== "") process.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    if (error instanceof UserError) {
      // Whoever asked for a document gets one, whatever becomes of it.
      if (args.includes("--json")) print(JSON.stringify({ error: error.message }, undefined, 2));
      process.stderr.write(`create-bimetal: ${error.message}\n`);
      return 2;
    }
    // Everything else is a bug of ours, and its stack says where.
    throw error;
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
