import { join } from "node:path";
import type { Model, Router } from "@bimetal/compiler";
import { type Diagnostic, hasError } from "@bimetal/config";
import { assemble } from "./assemble.ts";
import { generate } from "./generate.ts";
import { showFailure } from "./output/failure.ts";
import { withLock } from "./output/lock.ts";
import { createClock, type Phase, type PhaseName } from "./phases.ts";
import type { Profile } from "./profile.ts";
import type { Sizes } from "./sizes.ts";

export interface BuildOptions {
  /** The project's folder, absolute: the one that its wrangler config is in. */
  readonly root: string;
  /** The config's name in it. */
  readonly config: string;
  readonly profile: Profile;
  /** Who serves the routes. @default "mixed" */
  readonly router?: Router | undefined;
  /** The only environment of the config that counts. @default all of them, and the top level */
  readonly env?: string | undefined;
  /**
   * When the build fails and there is no Worker from an earlier one, write one that shows why.
   *
   * @default false
   */
  readonly showFailure?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the build and what it has started; {@link build} rejects with the signal's reason. What is in place stays. */
  readonly signal?: AbortSignal | undefined;
}

export type Progress =
  | { readonly kind: "phase"; readonly name: PhaseName }
  /** The generated files are written. */
  | { readonly kind: "generated"; readonly model: Model }
  /** A line of cargo's: `Compiling serde v1.0.0`. */
  | { readonly kind: "cargo"; readonly line: string };

export interface BuildResult {
  /** No diagnostic is an error, and the output is that of this build. */
  readonly ok: boolean;
  readonly profile: Profile;
  readonly diagnostics: readonly Diagnostic[];
  readonly phases: readonly Phase[];
  /** Of the Rust half, where there is one and it was built. */
  readonly sizes: Sizes | undefined;
  /** Files of the output that are others than before, by name. */
  readonly changed: readonly string[];
  /** Absolute paths of the files and folders that the build depends on, as far as it came. */
  readonly inputs: readonly string[];
}

/** What builds keep for each other, in wrangler's own folder, which projects do not commit. */
const STATE = ".wrangler/bimetal";

/**
 * Makes the Worker that wrangler bundles: generated code, Wasm, glue and entry. Mistakes of the author are diagnostics;
 * the output of the last build that worked then stays as it is. One build runs at a time.
 */
export function build(options: BuildOptions): Promise<BuildResult> {
  const { root, profile, onProgress, signal } = options;
  const state = join(root, STATE);
  return withLock(join(state, "lock"), signal, async () => {
    const clock = createClock((name) => onProgress?.({ kind: "phase", name }));
    const { value: generated, diagnostics: mistakes, inputs } = await clock.time("gen", () => generate(options));
    if (generated?.model) onProgress?.({ kind: "generated", model: generated.model });
    const made = generated && (await assemble(generated, { ...options, state, clock }));
    const diagnostics = [...mistakes, ...(made?.diagnostics ?? [])];
    const ok = !hasError(diagnostics);
    if (!ok && options.showFailure) showFailure(options, diagnostics);
    const { changed = [], sizes, inputs: more = [] } = made?.value ?? {};
    return { ok, profile, diagnostics, phases: clock.phases, sizes, changed, inputs: [...inputs, ...more] };
  });
}
