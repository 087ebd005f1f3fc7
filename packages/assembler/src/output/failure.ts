import { join } from "node:path";
import { type Diagnostic, formatDiagnostics, readConfig, readSource } from "@bimetal/config";
import { emitFailure } from "./files.ts";
import { findWorker, hasWorker } from "./place.ts";
import { swapIn } from "./swap.ts";

/** Puts a Worker in place that answers with the diagnostics, unless there is one that works. */
export function showFailure(
  { root, config }: { readonly root: string; readonly config: string },
  diagnostics: readonly Diagnostic[],
): void {
  // A config that cannot be read names no place; wrangler cannot read it either.
  const { value } = readConfig(config, { root });
  const place = value && findWorker(root, value);
  if (!place || hasWorker(place)) return;
  const text = formatDiagnostics(diagnostics, { sources: (file) => readSource(root, file) });
  swapIn(place.folder, join(root, ".wrangler/bimetal/staging"), [{ name: place.worker, content: emitFailure(text) }]);
}
