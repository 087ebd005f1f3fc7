import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * Makes a release's module small, in a thread of its own: it takes seconds. Names and the record of tools go.
 */
export async function optimize(wasm: Uint8Array, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted();
  // The neighbour has this file's ending: `.ts` in the repository, `.js` in the package.
  const file = new URL(`./optimize-thread${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(file, { workerData: wasm });
  const onAbort = (): void => void worker.terminate();
  signal?.addEventListener("abort", onAbort);
  try {
    const [result] = await Promise.race([once(worker, "message"), once(worker, "exit")]);
    signal?.throwIfAborted();
    if (!(result instanceof Uint8Array)) throw new Error("binaryen ended without a module");
    return result as Uint8Array<ArrayBuffer>;
  } finally {
    signal?.removeEventListener("abort", onAbort);
    await worker.terminate();
  }
}
