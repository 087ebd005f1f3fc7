import { UserError } from "../../../setup/user-error.mjs";
import { run } from "../run.ts";
import type { Release } from "./step.ts";

/** cargo looks into the registry's index first, and waits until the crate stands there. */
export async function publishCrate(root: string, { name }: Release): Promise<"published" | "skipped"> {
  try {
    // The dry run has compiled it from its package.
    await run(["cargo", "publish", "--package", name, "--locked", "--no-verify"], { cwd: root });
    return "published";
  } catch (error) {
    if (error instanceof UserError && ALREADY.test(error.message)) return "skipped";
    throw error;
  }
}

/** cargo's words of a version in the index, and those of a registry whose index is behind. */
const ALREADY = /\balready (?:exists on|uploaded)\b/;
