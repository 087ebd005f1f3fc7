import manifest from "../package.json" with { type: "json" };
import { buildCommand } from "./build.ts";
import { codegenCommand } from "./codegen.ts";
import { type Command, ExitCode } from "./command.ts";
import { devCommand } from "./dev.ts";
import { formatCommandHelp, formatHelp } from "./help.ts";
import { openapiCommand } from "./openapi.ts";
import { routesCommand } from "./routes.ts";
import { Interrupted } from "./signals.ts";
import { UserError } from "./user-error.ts";

const commands: Readonly<Record<string, Command>> = {
  dev: devCommand,
  build: buildCommand,
  codegen: codegenCommand,
  routes: routesCommand,
  openapi: openapiCommand,
};

/** Runs the command line and gives the process's exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args);
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    if (error instanceof UserError) {
      process.stderr.write(`bimetal: ${error.message}\n`);
      return ExitCode.Usage;
    }
    // Everything else is a bug of ours, and its stack says where.
    throw error;
  }
}

async function dispatch([name, ...args]: readonly string[]): Promise<number> {
  if (name === "--version" || name === "-v") return print(manifest.version);
  if (name === "--help" || name === "-h") return print(formatHelp(commands));
  if (name === undefined) throw new UserError(`no command is given.\n\n${formatHelp(commands)}`);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UserError(`there is no command \`${name}\`. See \`bimetal --help\`.`);
  if (args.includes("--help") || args.includes("-h")) return print(formatCommandHelp(name, command));
  return command.run(args);
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return ExitCode.Ok;
}
