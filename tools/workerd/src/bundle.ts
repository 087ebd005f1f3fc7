/** Bundles a Worker as `wrangler deploy --minify` would upload it. */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { experimental_readRawConfig, type Unstable_RawConfig } from "wrangler";

/** What would be uploaded, in gzipped bytes. */
export interface Upload {
  readonly wasm: number;
  readonly js: number;
}

/** A bundled Worker, and what its config says of how it runs. */
export interface Bundle {
  readonly name: string;
  /** Names of the files in the folder: the main module comes first, the others are Wasm. */
  readonly modules: readonly string[];
  readonly upload: Upload;
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  readonly kv: readonly string[];
  /** Binding → the name of the Worker that it calls. */
  readonly services: Readonly<Record<string, string>>;
}

const wrangler: string = join(
  dirname(createRequire(import.meta.url).resolve("wrangler/package.json")),
  "bin/wrangler.js",
);

/**
 * Bundles the project whose wrangler.toml is in `root` into the folder `out`. Its build command is not run: what has to
 * be built is built before, by turbo.
 */
export async function bundle(root: string, out: string): Promise<Bundle> {
  const { rawConfig }: { rawConfig: Unstable_RawConfig } = experimental_readRawConfig({
    config: join(root, "wrangler.toml"),
  });
  const { build: _, main = "", name = "", compatibility_date = "", compatibility_flags = [], ...config } = rawConfig;
  mkdirSync(out, { recursive: true });
  const file = join(out, "wrangler.json");
  writeFileSync(
    file,
    JSON.stringify({ ...config, name, main: join(root, main), compatibility_date, compatibility_flags }),
  );
  const args = [wrangler, "deploy", "--dry-run", "--minify", "--config", file, "--outdir", join(out, "bundle")];
  await promisify(execFile)(process.execPath, args, { cwd: root });
  const files = readdirSync(join(out, "bundle"));
  const [js, wasm] = [".js", ".wasm"].map((end) => files.filter((file) => file.endsWith(end))) as [string[], string[]];
  const gzipped = (names: string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, "bundle", name))).length, 0);
  return {
    name,
    modules: [...js, ...wasm],
    upload: { wasm: gzipped(wasm), js: gzipped(js) },
    compatibilityDate: compatibility_date,
    compatibilityFlags: compatibility_flags,
    kv: (config.kv_namespaces ?? []).map(({ binding }) => binding),
    services: Object.fromEntries((config.services ?? []).map(({ binding, service }) => [binding, service])),
  };
}
