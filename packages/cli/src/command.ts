import { type Option, type Options, readArguments, type Values } from "./arguments.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

/** A command of `bimetal`. */
export interface Command {
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What `--help` says below it. */
  readonly help: readonly string[];
  readonly options: Options;
  readonly run: (args: readonly string[]) => Promise<ExitCode>;
}

interface Definition<O extends Options> extends Omit<Command, "run"> {
  readonly options: O;
  /** What it writes to stdout is for programs, also without `--json`. @default false */
  readonly writesDocument?: boolean;
  readonly run: (values: Values<O>, terminal: Terminal) => Promise<ExitCode>;
}

/** Makes a command whose `run` is given its flags by name and type. */
export function defineCommand<const O extends Options>(name: string, definition: Definition<O>): Command {
  return {
    ...definition,
    run: async (args) => {
      const values = readArguments(name, args, definition.options);
      const json = "json" in values && values.json === true;
      return definition.run(values, createTerminal(process, json || definition.writesDocument === true));
    },
  };
}

/** What the process ends with. */
export const ExitCode = {
  Ok: 0,
  /** The project has mistakes, and they were told. */
  Diagnostics: 1,
  /** The command line is wrong. */
  Usage: 2,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Flags that several commands have. */
export const shared: {
  readonly config: Option & { readonly type: "string" };
  readonly env: Option & { readonly type: "string" };
  readonly router: Option & { readonly type: "string" };
  readonly json: Option & { readonly type: "boolean" };
} = {
  config: {
    type: "string",
    value: "FILE",
    help: "the wrangler config; its folder is the project's [the one that wrangler finds]",
  },
  env: {
    type: "string",
    value: "NAME",
    help: "the only environment of the config that counts [all of them, and the top level]",
  },
  router: {
    type: "string",
    value: "ROUTER",
    help: "who serves the routes: `mixed`, as the contract says; `hono` or `rust`, one language alone [mixed]",
  },
  json: { type: "boolean", help: "write one JSON document to stdout, and text for people to stderr" },
};
