import { posix } from "node:path";
import type { Outcome } from "@bimetal/config";
import { type BuildFailure, build, type Plugin } from "esbuild";
import { diagnose } from "./diagnostics.ts";
import { readImports } from "./wasm/imports.ts";

/** What bindgen gives. */
export interface GlueSource {
  /** The module that the glue is for. */
  readonly wasm: Uint8Array;
  /** `index_bg.js` */
  readonly js: string;
  /** What it imports relative to itself: `snippets/…/inline0.js` → text. */
  readonly snippets: Readonly<Record<string, string>>;
}

/** wasm-bindgen's glue as a factory. */
export interface Glue {
  /** `function createGlue(__host) { … }`: each call makes glue, and snippets, that share nothing with another's. */
  readonly code: string;
  /** What the factory imports, as a module knows it; the code has each under its name. */
  readonly imports: readonly { readonly name: string; readonly from: string }[];
}

/**
 * Bundles glue and snippets into one function, so that several instances can live side by side. `bimetal:host` is the
 * function's argument. What comes from outside the crate (`cloudflare:sockets`, an npm package) stays an import of the
 * module around the function: the Worker has it once, and wrangler resolves it.
 */
export async function createGlueFactory(
  source: GlueSource,
  options: { readonly minify: boolean },
): Promise<Outcome<Glue>> {
  const imports = new Map<string, string>();
  try {
    const { outputFiles } = await build({
      stdin: { contents: source.js + importedModules(source.wasm), sourcefile: ENTRY },
      bundle: true,
      write: false,
      format: "iife",
      globalName: "glue",
      target: "es2024",
      minify: options.minify,
      logLevel: "silent",
      plugins: [resolveModules(source, imports)],
    });
    const code = `function createGlue(__host) {\n${outputFiles[0]?.text ?? ""}return glue;\n}`;
    return { value: { code, imports: [...imports].map(([from, name]) => ({ name, from })) }, diagnostics: [] };
  } catch (error) {
    const { errors } = error as BuildFailure;
    if (!Array.isArray(errors)) throw error;
    const words = errors.map(({ location, text }) => (location ? `${location.file}: ${text}` : text));
    return { diagnostics: words.map((each) => diagnose("assembler/glue", { words: each })) };
  }
}

const ENTRY = "index_bg.js";
const HOST = "bimetal:host";

/**
 * An import that needs no conversion is one of the Wasm itself, from the module that has it. The glue names these
 * modules as `__modules`, so that whoever makes an instance can give them to it.
 */
function importedModules(wasm: Uint8Array): string {
  const names = new Set(readImports(wasm).map(({ module }) => module));
  names.delete(`./${ENTRY}`);
  const modules = [...names].map((name, index) => ({ name: JSON.stringify(name), as: `__wasm${index}` }));
  const imports = modules.map(({ name, as }) => `import * as ${as} from ${name};\n`);
  const entries = modules.map(({ name, as }) => `${name}: ${as}`);
  return `\n${imports.join("")}export const __modules = { ${entries.join(", ")} };\n`;
}

function resolveModules({ snippets }: GlueSource, imports: Map<string, string>): Plugin {
  return {
    name: "bimetal",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, importer }) => {
        const resolved = posix.join(posix.dirname(importer), path);
        if (resolved in snippets) return { path: resolved, namespace: "snippet" };
        return { errors: [{ text: `${path} is not part of the crate` }] };
      });
      onLoad({ filter: /.*/, namespace: "snippet" }, ({ path }) => ({ contents: snippets[path] ?? "", loader: "js" }));

      // An IIFE would turn an import into a `require` that throws. As a CommonJS module, each needs no list of names.
      onResolve({ filter: /^[^.]/ }, ({ path }) => ({ path, namespace: "outside" }));
      onLoad({ filter: /.*/, namespace: "outside" }, ({ path }) => {
        if (path === HOST) return { contents: "module.exports = __host;" };
        const name = imports.get(path) ?? `__module${imports.size}`;
        imports.set(path, name);
        // Without the mark esbuild would put the module itself in the place of its default export.
        return { contents: `module.exports = { ...${name}, __esModule: true };` };
      });
    },
  };
}
