import type { Instance } from "./instance.ts";

/** Instances of one purpose. */
export interface Pool {
  /** Those that may still have something to do, the newest last. */
  readonly live: Set<Instance>;
  /** The one that takes what comes next, unless it drains. */
  current: Instance | undefined;
}

/** Requests and events. */
export const requests: Pool = { live: new Set(), current: undefined };

/** Durable Objects, which are apart: an instance of theirs that drains stays until its objects are gone. */
export const objects: Pool = { live: new Set(), current: undefined };

/** Drops an instance on which nothing runs or lives any more, if it takes no new calls. */
export function retire(instance: Instance): void {
  if (!instance.draining || instance.depth > 0) return;
  const { ended, waiting, owners } = instance;
  if (!ended && (waiting.size > 0 || owners.size > 0 || instance.objects.size > 0)) return;
  if (requests.live.delete(instance) || objects.live.delete(instance)) instance.bury();
}
