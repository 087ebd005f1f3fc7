import { parseArgs } from "node:util";
import { isPackageManager, type PackageManager, packageManagerNames } from "./package-manager.ts";
import { type Template, templateNames, templates } from "./template.ts";
import { UserError } from "./user-error.ts";

/** What the command line says. What it does not say is asked, or has a default. */
export interface Arguments {
  readonly directory: string | undefined;
  readonly name: string | undefined;
  readonly template: Template | undefined;
  readonly manager: PackageManager | undefined;
  readonly git: boolean | undefined;
  readonly install: boolean | undefined;
  readonly yes: boolean;
  /** Whether the workspace's own files may be changed. */
  readonly workspace: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export const HELP: string = `create-bimetal: a new Cloudflare Worker in Rust and TypeScript

Usage: create-bimetal [DIRECTORY] [FLAGS]

${table([
  ["DIRECTORY", "the folder to make, an empty one, or a wrangler project that gets Bimetal"],
  ["--name NAME", "of the package, the crate and the Worker [that of the folder, or of the Worker]"],
  ...Object.entries(templates).map(([name, what]): [string, string] => [`--template ${name}`, what]),
  [
    "--package-manager NAME",
    `one of ${packageManagerNames.join(", ")} [the project's, the one that runs this, or npm]`,
  ],
  ["--git, --no-git", "make a repository [where there is none yet]"],
  ["--install, --no-install", "install packages [yes]"],
  ["--yes", "ask nothing, and do what is planned"],
  ["--dry-run", "show what would be written, and write nothing"],
  ["--json", "ask nothing, write one JSON document to stdout, and text for people to stderr"],
])}

What is not given is asked, or takes its default where stdin is no terminal; the default template is hybrid. With npm, flags
stand after two dashes: npm create bimetal my-worker -- --template rust.

A folder with a wrangler config gets what it lacks: a contract with one route, a crate that serves it, what wrangler, git and
the package manager are told, and the routes in the Worker's module. The plan is shown first, and nothing is written unless it
is accepted: at a terminal, or with --yes. What stands there stays: lines are added, and comments, order and scripts are kept. A
file that would be another is asked for, and with --yes the end of it. All is written, or nothing. In a workspace its list of
packages gets a new folder, if that is accepted, too.

Exit codes: 0 done, 1 all is written but packages are not installed, 2 the command line or the folder is wrong, or what is
planned was not accepted, 130 Ctrl-C: before all is accepted nothing is changed. With --json an error is \`{ "error": … }\`.`;

/** Reads the command line. A flag that there is not, or a value that is none, is a {@link UserError}. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parse(args);
  const [directory, second] = positionals;
  if (second !== undefined) throw new UserError(`one DIRECTORY is made, but \`${second}\` is given, too. ${SEE}`);
  const { name, template, "package-manager": manager, git, install, yes = false, json = false } = values;
  const { "dry-run": dryRun = false } = values;
  if (template !== undefined && !isTemplate(template)) {
    throw new UserError(`--template ${template} is none of ${templateNames.join(", ")}`);
  }
  if (manager !== undefined && !isPackageManager(manager)) {
    throw new UserError(`--package-manager ${manager} is none of ${packageManagerNames.join(", ")}`);
  }
  return { directory, name, template, manager, git, install, yes, workspace: yes, dryRun, json };
}

const SEE = "See `create-bimetal --help`.";

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        name: { type: "string" },
        template: { type: "string" },
        "package-manager": { type: "string" },
        git: { type: "boolean" },
        install: { type: "boolean" },
        yes: { type: "boolean", short: "y" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS")) throw error;
    const [words] = (error as Error).message.split(". ");
    throw new UserError(`${words}. ${SEE}`);
  }
}

function isTemplate(name: string): name is Template {
  return Object.hasOwn(templates, name);
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
