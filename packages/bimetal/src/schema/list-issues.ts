import type { Collected } from "./collect.ts";

/** As many issues as a message lists. `crates/bimetal/src/call/refused.rs` says the same. */
export const MOST_ISSUES = 10;

/** Issues in one line: `url: Invalid URL; and 3 more`. */
export function listIssues({ issues, total }: Collected): string {
  const texts = issues.map(({ path, message }) => `${path.join(".") || "value"}: ${message}`);
  if (total > issues.length) texts.push(`and ${total - issues.length} more`);
  return texts.join("; ");
}
