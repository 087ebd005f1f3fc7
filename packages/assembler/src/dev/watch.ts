import { sep } from "node:path";
import { watch } from "chokidar";

export interface Watcher {
  /** Watches more: files, and folders with all in them. What is watched already stays so. */
  readonly add: (paths: readonly string[]) => void;
  /** The files that have changed since the last call, as soon as there are any. Rejects when the signal aborts. */
  readonly next: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/**
 * Watches files that a build depends on. Below watched folders, those that tools write to are left out, else a build
 * would be its own cause. Changes within `settle` milliseconds are one: an editor that saves all its files, a branch being
 * checked out. What takes hardly longer than that need not wait for the last of them, but a file is written in two steps.
 */
export function createWatcher(signal: AbortSignal, settle = 30): Watcher {
  const watched = new Set<string>();
  let changed = new Set<string>();
  let wake: (() => void) | undefined;
  const isIgnored = (path: string): boolean => {
    const base = [...watched].find((folder) => path.startsWith(folder + sep));
    return base !== undefined && IGNORED.test(path.slice(base.length));
  };
  const watcher = watch([], { ignoreInitial: true, ignored: isIgnored });
  watcher.on("all", (_event, path) => {
    changed.add(path);
    wake?.();
  });
  return {
    add: (paths) => {
      const added = paths.filter((path) => !watched.has(path));
      for (const path of added) watched.add(path);
      if (added.length > 0) watcher.add(added);
    },
    next: async () => {
      while (changed.size === 0) await woken((resolve) => (wake = resolve), signal);
      for (let seen = -1; seen !== changed.size; ) {
        seen = changed.size;
        await new Promise((resolve) => setTimeout(resolve, settle));
      }
      const files = [...changed];
      changed = new Set();
      return files;
    },
    close: () => watcher.close(),
  };
}

const IGNORED = /[\\/](?:node_modules|target|dist|generated|\.git|\.wrangler)(?:[\\/]|$)|~$|\.sw[px]$/;

function woken(listen: (resolve: () => void) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    listen(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
  });
}
