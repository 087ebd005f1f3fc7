import { UserError } from "../../setup/user-error.mjs";
import type { Worker } from "./find-workers.ts";

/** The same Workers, each after those that it needs. */
export function orderWorkers<W extends Pick<Worker, "name" | "needs">>(workers: readonly W[]): W[] {
  const ordered = new Set<W>();
  const visit = (worker: W, path: readonly string[]): void => {
    if (ordered.has(worker)) return;
    if (path.includes(worker.name)) {
      throw new UserError(
        `Workers need each other, so that none can be published first: ${[...path, worker.name].join(" → ")}.`,
      );
    }
    for (const other of workers) if (worker.needs.includes(other.name)) visit(other, [...path, worker.name]);
    ordered.add(worker);
  };
  for (const worker of workers) visit(worker, []);
  return [...ordered];
}
