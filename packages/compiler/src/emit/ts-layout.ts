/** Lines as biome breaks them, for the few shapes of code whose width depends on the author's names. */

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

/** As biome sorts imported names: without regard to case, and upper case first where there is no other difference. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  if (first !== second) return first < second ? -1 : 1;
  return a < b ? -1 : 1;
}
