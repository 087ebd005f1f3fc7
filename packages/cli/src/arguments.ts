import { parseArgs } from "node:util";
import { UserError } from "./user-error.ts";

/** A flag of a command. */
export type Option =
  | { readonly type: "boolean"; readonly help: string }
  | { readonly type: "string"; readonly help: string; readonly value: string };

export type Options = Readonly<Record<string, Option>>;

/** What a command's flags were given as. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name]["type"] extends "boolean" ? boolean : string;
};

/** Reads flags. One that the command does not have, or that lacks its value, is a {@link UserError}. */
export function readArguments<O extends Options>(command: string, args: readonly string[], options: O): Values<O> {
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  try {
    const { values } = parseArgs({ args: [...args], options: types, strict: true, allowPositionals: false });
    return values as Values<O>;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS")) throw error;
    const [words] = (error as Error).message.split(". ");
    throw new UserError(`${words}. See \`bimetal ${command} --help\`.`);
  }
}
