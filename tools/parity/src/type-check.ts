import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { PLATFORM } from "./platform.ts";

export interface TypeError {
  /** Its name in the folder. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What TypeScript finds wrong with files of a folder, which are written there, and which see the platform's types. */
export function typeCheck(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): TypeError[] {
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const config = { compilerOptions, files: [...files.map(({ name }) => name), join(PLATFORM, "index.d.ts")] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout, status, error } = spawnSync("tsc", ["--project", folder, "--pretty", "false"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    // Types that never end take all memory, and tsc heeds no other signal.
    timeout: 10 * 60_000,
    killSignal: "SIGKILL",
  });
  if (error) throw error;
  const errors = [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error (TS\d+: .*)$/gm)].map(
    ([, file = "", line, message = ""]) => ({ file: basename(file), line: Number(line), message }),
  );
  // What is wrong with modules that these import is not asked.
  const own = errors.filter(({ file }) => files.some(({ name }) => name === file));
  if (status !== 0 && errors.length === 0) throw new Error(`tsc has ended with ${status}: ${stdout}`);
  return own;
}

const compilerOptions = {
  target: "es2024",
  lib: ["es2024"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  paths: { "@cloudflare/workers-types": [join(PLATFORM, "index.ts")] },
  strict: true,
  exactOptionalPropertyTypes: true,
  noErrorTruncation: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};
