import type { Options } from "./arguments.ts";
import type { Command } from "./command.ts";

export function formatHelp(commands: Readonly<Record<string, Command>>): string {
  return lines(
    "bimetal: one Cloudflare Worker, written in Rust and TypeScript together",
    "",
    "Usage: bimetal COMMAND [FLAGS]",
    "",
    ...table(Object.entries(commands).map(([name, { summary }]) => [name, summary])),
    "",
    "`bimetal COMMAND --help` tells its flags. `bimetal --version` tells the version.",
    "",
    ...EXIT_CODES,
  );
}

export function formatCommandHelp(name: string, { summary, help, options }: Command): string {
  return lines(
    `bimetal ${name}: ${summary}`,
    "",
    ...help,
    "",
    `Usage: bimetal ${name}${usage(options)}`,
    "",
    ...table(Object.entries(options).map(([flag, option]) => [flagOf(flag, option), option.help])),
    "",
    ...EXIT_CODES,
  );
}

const EXIT_CODES = [
  "Exit codes: 0 done, 1 the project has mistakes (they are printed), 2 the command line is wrong.",
  "Colours are left out where NO_COLOR is set or the output is no terminal.",
];

function usage(options: Options): string {
  return Object.entries(options)
    .map(([name, option]) => ` [${flagOf(name, option)}]`)
    .join("");
}

function flagOf(name: string, option: Options[string]): string {
  return option.type === "string" ? `--${name} ${option.value}` : `--${name}`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function lines(...all: string[]): string {
  return all.join("\n");
}
