import type { Instance } from "./instance.ts";

/** Every instance that may still have something to do. */
export const live: Set<Instance> = new Set<Instance>();

/** Drops an instance on which nothing runs any more, if it takes no new calls. */
export function retire(instance: Instance): void {
  if (!instance.draining || instance.depth > 0) return;
  const { ended, waiting, owners, objects } = instance;
  if (!ended && (waiting.size > 0 || owners.size > 0 || objects.size > 0)) return;
  if (live.delete(instance)) instance.bury();
}
