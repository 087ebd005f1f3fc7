/** Lines as biome breaks them, for the few shapes of code whose width depends on the author's names. */
import { tsProperty } from "../names.ts";

/** biome's `lineWidth`. */
export const WIDTH = 120;

/** The line, where it fits at its place, else its parts on lines of their own. */
export function fit(single: string, multi: readonly string[]): string[] {
  return single.length <= WIDTH ? [single] : [...multi];
}

/** `before a, b after`: a list that is broken into an item a line, with `indent` before each. */
export function list(before: string, items: readonly string[], after: string, indent = "", space = ""): string[] {
  const single = `${before}${space}${items.join(", ")}${space}${after}`;
  const last = `${indent}${after}`;
  return fit(single, [before, ...items.map((item) => `${indent}  ${item},`), last]);
}

/** `type Name = A | B`, with a member a line where it is too wide. */
export function union(before: string, members: readonly string[]): string[] {
  const sign = members.length === 1 ? "" : "| ";
  return fit(`${before} ${members.join(" | ")};`, [
    before,
    ...members.map((member, index) => `  ${sign}${member}${index === members.length - 1 ? ";" : ""}`),
  ]);
}

/** A member of a union. One that has type arguments may have them on lines of their own. */
export interface Member {
  readonly name: string;
  readonly args: readonly string[];
}

/** `type Name = A<B, C> | D`, as {@link union} breaks it; a member that is still too wide is broken, too. */
export function genericUnion(before: string, members: readonly Member[]): string[] {
  const texts = members.map(({ name, args }) => `${name}<${args.join(", ")}>`);
  const [only] = members;
  if (only === undefined || members.length > 1) {
    return union(before, texts).flatMap((line, index) => {
      const member = members[index - 1];
      return line.length <= WIDTH || !member ? [line] : breakMember(`  | ${member.name}<`, member.args, line, 4);
    });
  }
  return fit(`${before} ${texts[0]};`, breakMember(`${before} ${only.name}<`, only.args, ";", 0));
}

function breakMember(head: string, args: readonly string[], line: string, indent: number): string[] {
  const space = " ".repeat(indent);
  const lines = args.map((arg, index) => `${space}  ${arg}${index === args.length - 1 ? "" : ","}`);
  return [head, ...lines, `${space}>${line.endsWith(";") ? ";" : ""}`];
}

/** How a property is read: `.name`, or `["a name"]`. */
export function property(name: string): string {
  const key = tsProperty(name);
  return key === name ? `.${name}` : `[${key}]`;
}

/** As biome sorts imported names: without regard to case, and upper case first where there is no other difference. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : 1;
}
