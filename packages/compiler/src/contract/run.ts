import { createRequire, SourceMap } from "node:module";
import { compileFunction } from "node:vm";
import type { Location } from "@bimetal/config";
import type { Site } from "bimetal";
import type { Bundle } from "./bundle.ts";

/** What running a contract's module gave, or what it threw. */
export type Run = {
  /** Where a line of a stack trace points to in the author's files. */
  readonly locate: (site: Site) => Location | undefined;
} & (
  | { readonly ok: true; readonly exports: Readonly<Record<string, unknown>>; readonly zod: ZodGlobals }
  | { readonly ok: false; readonly error: unknown }
);

/** What zod keeps outside of schemas. Absent where the contract does not use zod. */
export interface ZodGlobals {
  readonly registry: ZodRegistry | undefined;
  readonly config: Readonly<Record<string, unknown>> | undefined;
}

export interface ZodRegistry {
  get(schema: object): Readonly<Record<string, unknown>> | undefined;
}

/**
 * Runs a bundled contract in this process, as a function and not as an ES module: the module cache would keep every
 * version that a long watch has seen. `file` is absolute.
 */
export function runBundle(bundle: Bundle, file: string): Run {
  const locate = createLocator(bundle);
  try {
    const { result, zod } = withFreshZod(() => evaluate(bundle, file));
    return { ok: true, exports: result, zod, locate };
  } catch (error) {
    return { ok: false, error, locate };
  }
}

/** The name of the bundle in stack traces. No file has it. */
const BUNDLE = "bimetal:contract";

function evaluate({ code }: Bundle, file: string): Record<string, unknown> {
  const run = compileFunction(code, ["module", "exports", "require"], { filename: BUNDLE });
  const module = { exports: {} };
  run(module, module.exports, createRequire(file));
  return module.exports;
}

/** zod keeps its registry and its settings on `globalThis`. A contract gets its own, and leaves nothing behind. */
function withFreshZod<T>(action: () => T): { readonly result: T; readonly zod: ZodGlobals } {
  const globals = globalThis as { __zod_globalRegistry?: unknown; __zod_globalConfig?: unknown };
  const { __zod_globalRegistry, __zod_globalConfig } = globals;
  delete globals.__zod_globalRegistry;
  delete globals.__zod_globalConfig;
  try {
    const result = action();
    return {
      result,
      zod: {
        registry: globals.__zod_globalRegistry as ZodRegistry | undefined,
        config: globals.__zod_globalConfig as Record<string, unknown> | undefined,
      },
    };
  } finally {
    restore(globals, { __zod_globalRegistry, __zod_globalConfig });
  }
}

function restore(target: Record<string, unknown>, values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) delete target[key];
    else target[key] = value;
  }
}

function createLocator({ map }: Bundle): (site: Site) => Location | undefined {
  let sourceMap: SourceMap | undefined;
  return (site) => {
    const position = new RegExp(`${BUNDLE}:(\\d+):(\\d+)`).exec(site ?? "");
    if (!position) return undefined;
    sourceMap ??= new SourceMap(JSON.parse(map));
    // Source maps count from 0.
    const entry = sourceMap.findEntry(Number(position[1]) - 1, Number(position[2]) - 1);
    if (!("originalSource" in entry)) return undefined;
    return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}
