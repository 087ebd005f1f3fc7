import { dirname, join, relative, sep } from "node:path";
import { locateMessage } from "@bimetal/compiler";
import { type Diagnostic, sortDiagnostics } from "@bimetal/config";
import { build, type Plugin } from "esbuild";
import { diagnose } from "./diagnostics.ts";

/**
 * Finds where handlers import the contract, or other modules that bring zod with them, for more than their types. `entry`
 * is absolute, as are the paths of these modules.
 */
export async function checkImports(
  root: string,
  entry: string,
  schemaModules: readonly string[],
): Promise<Diagnostic[]> {
  const avoided = new Set(schemaModules);
  if (avoided.size === 0 || avoided.has(entry)) return [];
  try {
    const { warnings } = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: "esm",
      logLevel: "silent",
      plugins: [followOwn(avoided)],
    });
    const found = warnings.flatMap((message) => {
      const { pluginName, text: module } = message;
      const location = locateMessage(message);
      if (pluginName !== NAME || location === undefined) return [];
      const schemas = relativeImport(dirname(join(root, location.file)), join(root, "generated/schemas"));
      return [diagnose("assembler/schema-import", { module, schemas }, location)];
    });
    return sortDiagnostics(found);
  } catch {
    // What cannot be bundled is told by wrangler, in the author's own settings.
    return [];
  }
}

const NAME = "schema-imports";

/** Bundles the author's own modules alone, and warns of those that are to be avoided with what was written. */
function followOwn(avoided: ReadonlySet<string>): Plugin {
  return {
    name: NAME,
    setup({ onResolve, resolve }) {
      // esbuild has no import that is there only for types: it leaves out what no code names.
      onResolve({ filter: /.*/ }, async ({ path, pluginData, ...importer }) => {
        if (importer.kind === "entry-point" || pluginData === NAME) return undefined;
        const { errors, path: found } = await resolve(path, { ...importer, pluginData: NAME });
        if (avoided.has(found)) return { path: found, external: true, warnings: [{ text: path }] };
        const isOwn = errors.length === 0 && SCRIPT.test(found) && !found.includes(`${sep}node_modules${sep}`);
        return isOwn ? { path: found } : { path, external: true };
      });
    },
  };
}

const SCRIPT = /\.[cm]?[jt]sx?$/;

function relativeImport(from: string, to: string): string {
  const path = relative(from, to).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
