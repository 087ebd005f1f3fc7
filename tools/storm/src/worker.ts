/** Starts the storm's Worker. */
import { join } from "node:path";
import { type Served, serve } from "@bimetal/workerd";

const root: string = join(import.meta.dirname, "..");

/** A running Worker, alone in a workerd of its own. */
export interface Running extends Omit<Served, "urls"> {
  readonly url: URL;
}

/**
 * V8 collects often, and all that it can: resident memory is then what lives. Left alone, workerd takes about 300 MiB
 * for any Worker, one that only says hello included, before it begins to use again what it has.
 */
export const TIDY: readonly string[] = ["--gc-global", "--max-semi-space-size=1"];

/** Starts what `bimetal build` has made, at the config's compatibility date or another one. */
export async function startWorker(date?: string, v8Flags?: readonly string[]): Promise<Running> {
  const { urls, ...served } = await serve([{ root, date }], v8Flags);
  return { url: urls[0] as URL, ...served };
}

/** Starts the Worker whose routes Rust finds, and one that calls it and gives up. */
export async function startAlone(): Promise<Running & { readonly caller: URL }> {
  const { urls, ...served } = await serve(["alone", "caller"].map((name) => ({ root: join(root, name) })));
  const [url, caller] = urls as [URL, URL];
  return { url, caller, ...served };
}
