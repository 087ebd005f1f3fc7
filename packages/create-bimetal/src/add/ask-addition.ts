import { confirm, isCancel } from "@clack/prompts";
import type { Streams } from "../ask.ts";
import { formatPlan } from "../plan/format-plan.ts";
import { Interrupted } from "../signals.ts";
import type { Addition } from "./plan-addition.ts";

const terminal: Streams = { input: process.stdin, output: process.stdout };

/** Asks for each change that somebody may not want, then for all of it. `undefined`: no. */
export async function askAddition(
  planned: Addition,
  plan: (chosen: ReadonlySet<string>) => Addition,
  streams: Streams = terminal,
): Promise<Addition | undefined> {
  const ask = async (message: string, initialValue: boolean): Promise<boolean> => {
    const answer = await confirm({ message, initialValue, ...streams });
    if (isCancel(answer)) throw new Interrupted("SIGINT", "Nothing is changed.");
    return answer;
  };
  const chosen = new Set<string>();
  for (const { id, question } of planned.offers) if (await ask(question, true)) chosen.add(id);
  const addition = plan(chosen);
  if (chosen.size > 0) streams.output.write(`\n${formatPlan(addition)}\n\n`);
  for (const { path, replaces } of addition.changes) {
    if (replaces && !(await ask(`${path} is there, with something else. Replace it?`, false))) return undefined;
  }
  return (await ask("Make these changes?", true)) ? addition : undefined;
}
