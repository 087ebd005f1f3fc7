import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importPlatform } from "../platform.ts";
import type { JsonObject } from "./samples.ts";
import type { Subject } from "./subject.ts";

// What is wrong with a config is the comparison's to tell. A token would let wrangler ask for the schemas of pipelines.
process.env.WRANGLER_LOG = "none";
process.env.CLOUDFLARE_API_TOKEN = "";

/** What wrangler says of a config: a module that exports `Env`, or why there is none. */
export interface WranglerAnswer {
  readonly module?: string;
  readonly refusal?: string;
  /** The config as it is written. */
  readonly config: JsonObject;
}

export interface WranglerOptions {
  /** A folder for what it reads and would write. */
  readonly work: string;
  /** Take the names of secrets from `.dev.vars` and `.env`, too. */
  readonly readsSecretFiles: boolean;
}

export async function askWrangler(subject: Subject, options: WranglerOptions): Promise<WranglerAnswer> {
  const { experimental_generateTypes: generateTypes, experimental_readRawConfig: readRaw } = await import("wrangler");
  const file = join(subject.root, subject.file);
  let config: JsonObject = {};
  try {
    config = readRaw({ config: file }).rawConfig as JsonObject;
    const { env } = await generateTypes({
      config: file,
      ...(subject.env === undefined ? {} : { env: subject.env }),
      ...(options.readsSecretFiles ? {} : { envFile: [emptyFile(options.work)] }),
      includeRuntime: false,
      includeMainModule: false,
      path: join(options.work, "worker-configuration.d.ts"),
    });
    return { module: asModule(env ?? ""), config };
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error), config };
  }
}

/** The declarations of globals, as a module's own. What is said of `process.env` and of other modules is left out. */
function asModule(env: string): string {
  const [declarations = ""] = env.split(/^(?:type StringifyValues|declare module ")/m);
  return `${importPlatform(declarations)}\n${declarations}\nexport type { Env };\n`;
}

function emptyFile(folder: string): string {
  const file = join(folder, "no-secrets");
  writeFileSync(file, "");
  return file;
}
