import { structuredPatch } from "diff";
import pc from "picocolors";
import type { Change, Plan } from "./plan.ts";

/** The plan for people: each file, new, or with the lines that change. */
export function formatPlan({ changes, kept }: Plan): string {
  const files = changes.flatMap((change) => {
    const lines = change.before === undefined ? [] : formatDiff(change);
    const about = change.about === undefined ? "" : `: ${change.about}`;
    return [`${sign(change)} ${pc.bold(change.path)}${about}`, ...lines.map((line) => `    ${line}`)];
  });
  return [...files, ...kept.map(({ what, why }) => `${pc.dim("=")} ${what}: ${why}`)].join("\n");
}

function sign({ before, replaces }: Change): string {
  if (before === undefined) return pc.green("+");
  return replaces ? pc.red("!") : pc.yellow("~");
}

/** Lines with `+`, `-` or a space before them. */
export function formatDiff({ path, before = "", after, replaces }: Change): string[] {
  if (replaces) return ["replaced as a whole"];
  const { hunks } = structuredPatch(path, path, unify(before), unify(after), "", "", { context: 1 });
  const shown = hunks.flatMap(({ lines }, index) => [...(index === 0 ? [] : ["…"]), ...lines]);
  return shown.filter((line) => !line.startsWith("\\")).map(paint);
}

/** How lines end is kept, and nothing to see. */
function unify(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function paint(line: string): string {
  if (line.startsWith("+")) return pc.green(line);
  return line.startsWith("-") ? pc.red(line) : pc.dim(line);
}
