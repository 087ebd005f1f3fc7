import { createRequire } from "node:module";
import { dirname } from "node:path";
import { build } from "esbuild";
import type { Glue } from "../glue.ts";
import { lines, MARK } from "../output/files.ts";
import type { CrateExports } from "./exports.ts";

export interface CrateWorkerOptions {
  readonly glue: Glue;
  /** The file of the Wasm, beside the one that is made. */
  readonly wasm: string;
  readonly exports: CrateExports;
  readonly minify: boolean;
}

/** The Worker of a crate, in one script: no package has to be installed where wrangler bundles it. */
export async function emitCrateWorker({ minify, ...options }: CrateWorkerOptions): Promise<string> {
  const host = createRequire(import.meta.url).resolve(HOST);
  const { outputFiles } = await build({
    // What esbuild says of where modules come from is then the same on every machine.
    absWorkingDir: dirname(host),
    stdin: { contents: emitModule(options), sourcefile: "worker.js" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    minify,
    legalComments: "none",
    banner: { js: MARK },
    plugins: [
      {
        name: "bimetal",
        setup({ onResolve }) {
          onResolve({ filter: /.*/ }, ({ path, importer }) => {
            if (path === HOST) return { path: host };
            return importer === "worker.js" ? { path, external: true } : undefined;
          });
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? "";
}

const HOST = "bimetal/workers-rs";

function emitModule({ glue, wasm, exports: { events, methods, objects } }: Omit<CrateWorkerOptions, "minify">): string {
  const quote = (value: unknown): string => JSON.stringify(value);
  return lines(
    'import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";',
    `import { createCrate, durableObject, entrypoint } from ${quote(HOST)};`,
    `import module from ${quote(`./${wasm}`)};`,
    ...glue.imports.map(({ name, from }) => `import * as ${name} from ${quote(from)};`),
    "",
    glue.code,
    "",
    "const crate = createCrate({ module, createGlue });",
    `export default entrypoint(WorkerEntrypoint, crate, ${quote({ events, methods })});`,
    // Under names of our own: a class may be called `crate`.
    ...objects.flatMap((object, index) => [
      `const object${index} = durableObject(DurableObject, crate, ${quote(object.name)}, ${quote(object.methods)});`,
      `export { object${index} as ${object.name} };`,
    ]),
  );
}
