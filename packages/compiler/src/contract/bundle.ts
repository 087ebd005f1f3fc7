import { createRequire } from "node:module";
import type { Diagnostic, Location, Outcome } from "@bimetal/config";
import { type BuildFailure, build, type Message, type Plugin } from "esbuild";
import { diagnose } from "../diagnostics.ts";

/** A contract's module with all that it imports, ready to be run. */
export interface Bundle {
  readonly code: string;
  /** A source map, as JSON. Its sources are relative to the project's folder. */
  readonly map: string;
}

export interface BundleOutcome extends Outcome<Bundle> {
  /** Absolute paths of the files that were read, also when one of them is wrong; without installed packages. */
  readonly inputs: readonly string[];
}

/** Bundles the contract: `file` is relative to the folder `root`. zod is the one that the project itself resolves. */
export async function bundleContract(root: string, file: string): Promise<BundleOutcome> {
  const inputs = new Set<string>();
  try {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [file],
      outfile: "contract.cjs",
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      target: "es2024",
      sourcemap: "external",
      sourcesContent: false,
      logLevel: "silent",
      conditions: activeConditions(),
      plugins: [ownApi, recordInputs(inputs)],
    });
    const [map, code] = ["map", "cjs"].map(
      (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "",
    );
    return { value: { code: code ?? "", map: map ?? "{}" }, diagnostics: [], inputs: [...inputs] };
  } catch (error) {
    const { errors } = error as BuildFailure;
    if (!Array.isArray(errors)) throw error;
    return { diagnostics: errors.map(describeMessage), inputs: [...inputs] };
  }
}

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
        if (!/[\\/]node_modules[\\/]/.test(path)) inputs.add(path);
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

function describeMessage({ text, location }: Message): Diagnostic {
  return diagnose("contract/bundle", { problem: text.replace(/\.$/, "") }, location ? locate(location) : undefined);
}

/** esbuild counts columns from 0, in bytes. */
function locate({ file, line, column, lineText }: NonNullable<Message["location"]>): Location {
  const before = Buffer.from(lineText).subarray(0, column).toString();
  return { file: file.replaceAll("\\", "/"), line, column: before.length + 1 };
}
