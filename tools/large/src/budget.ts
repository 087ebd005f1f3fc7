import type { Upload } from "@bimetal/workerd";

/** How much more than its budget a size may be: another rustc or wrangler makes a little of a difference. */
const HEADROOM = 0.03;

/** Which sizes are over their budget, and by how much. */
export function findOverruns(sizes: Upload, budget: Upload): string[] {
  return (["wasm", "js"] as const)
    .filter((kind) => sizes[kind] > budget[kind] * (1 + HEADROOM))
    .map((kind) => {
      const more = (100 * (sizes[kind] / budget[kind] - 1)).toFixed(1);
      return `${kind}: ${sizes[kind]} bytes gzipped, ${sizes[kind] - budget[kind]} (${more} %) more than budget.json has`;
    });
}
