import { UserError } from "../user-error.ts";
import { runTool } from "./run-tool.ts";
import type { Release } from "./step.ts";

/** cargo looks into the registry's index first, and waits until the crate stands there. */
export async function publishCrate(root: string, { name }: Release): Promise<"published" | "skipped"> {
  // The dry run has compiled it from its package.
  const { code, output } = await runTool(root, ["cargo", "publish", "--package", name, "--locked", "--no-verify"]);
  if (code === 0) return "published";
  if (ALREADY.test(output)) return "skipped";
  throw new UserError(output);
}

/** cargo's words of a version in the index, and those of a registry whose index is behind. */
const ALREADY = /\balready (?:exists on|uploaded)\b/;
