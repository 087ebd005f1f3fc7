import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Diagnostic, Outcome } from "@bimetal/config";
import { type BuildFailure, build, type Message, type Metafile, type Plugin } from "esbuild";
import { diagnose } from "../diagnostics.ts";
import { locateMessage } from "./locate-message.ts";

/** A contract's module with all that it imports, ready to be run. */
export interface Bundle {
  readonly code: string;
  /** A source map, as JSON. Its sources are relative to the project's folder. */
  readonly map: string;
  /** The author's modules, relative to the project's folder and `/`-separated. */
  readonly modules: readonly string[];
  /** Absolute paths of the author's modules that bring zod with them. */
  readonly schemaModules: readonly string[];
}

export interface BundleOutcome extends Outcome<Bundle> {
  /** Absolute paths of the files that were read, also when one of them is wrong; without installed packages. */
  readonly inputs: readonly string[];
}

/**
 * Bundles the contract: `file` is relative to the folder `root`. zod is the one that the project itself resolves. What the
 * modules at the paths `exported` export is exported as `module0`, `module1`, … beside the contract.
 */
export async function bundleContract(root: string, file: string, exported?: readonly string[]): Promise<BundleOutcome> {
  const inputs = new Set<string>();
  try {
    const { outputFiles, metafile } = await build({
      absWorkingDir: root,
      ...(exported
        ? { stdin: { contents: entryOf(root, file, exported), resolveDir: root } }
        : { entryPoints: [file] }),
      outfile: "contract.cjs",
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "es2024",
      sourcemap: "external",
      sourcesContent: false,
      metafile: true,
      logLevel: "silent",
      conditions: activeConditions(),
      plugins: [ownApi, recordInputs(inputs)],
    });
    const [map, code] = ["map", "cjs"].map(
      (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "",
    );
    const modules = Object.keys(metafile.inputs).filter((path) => !INSTALLED.test(path));
    const schemaModules = findSchemaModules(metafile).map((path) => resolve(root, path));
    const value = { code: code ?? "", map: map ?? "{}", modules, schemaModules };
    return { value, diagnostics: [], inputs: [...inputs] };
  } catch (error) {
    const { errors } = error as BuildFailure;
    if (!Array.isArray(errors)) throw error;
    return { diagnostics: errors.map(describeMessage), inputs: [...inputs] };
  }
}

/** A module that exports the contract, and what others export. */
function entryOf(root: string, file: string, exported: readonly string[]): string {
  const [contract, ...others] = [file, ...exported].map((path) => JSON.stringify(resolve(root, path)));
  const lines = others.map((path, index) => `export * as module${index} from ${path};`);
  return [`export { default } from ${contract};`, ...lines].join("\n");
}

/** Those that import zod or the API of contracts, or a module that does. */
function findSchemaModules({ inputs }: Metafile): string[] {
  const found = new Set<string>();
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const [path, { imports }] of Object.entries(inputs)) {
      if (INSTALLED.test(path)) continue;
      if (imports.some(({ path, original = "" }) => found.has(path) || SCHEMAS.test(original))) found.add(path);
    }
  }
  return [...found];
}

const INSTALLED = /(?:^|[\\/])node_modules[\\/]/;
const SCHEMAS = /^(?:zod(?:$|\/)|bimetal$)/;

/** A contract is read by the API that this compiler knows, also where the project has another copy of it. */
const ownApi: Plugin = {
  name: "bimetal",
  setup({ onResolve }) {
    const path = createRequire(import.meta.url).resolve("bimetal");
    onResolve({ filter: /^bimetal$/ }, () => ({ path }));
  },
};

function recordInputs(inputs: Set<string>): Plugin {
  return {
    name: "inputs",
    setup({ onLoad }) {
      onLoad({ filter: /.*/, namespace: "file" }, ({ path }) => {
        if (!INSTALLED.test(path)) inputs.add(path);
        return undefined;
      });
    },
  };
}

/** The conditions that this process itself resolves packages by, which esbuild does not know of. */
function activeConditions(): string[] {
  const flags = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? "").split(/\s+/)];
  return flags.flatMap((flag, index) => {
    if (flag === "-C" || flag === "--conditions") return flags[index + 1] ?? [];
    return /^--conditions=(.+)$/.exec(flag)?.[1] ?? [];
  });
}

function describeMessage(message: Message): Diagnostic {
  return diagnose("contract/bundle", { problem: message.text.replace(/\.$/, "") }, locateMessage(message));
}
