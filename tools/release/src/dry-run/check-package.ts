import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { CommandError, run } from "../run.ts";
import type { Artefact } from "./artefact.ts";
import { checkFiles } from "./check-files.ts";

/** What is wrong with a package as it would be published, a sentence each. */
export async function checkPackage(artefact: Artefact): Promise<string[]> {
  const problems = [
    ...checkFiles(artefact),
    ...checkManifest(artefact),
    ...(await lint(artefact)),
    ...(await checkTypes(artefact)),
  ];
  return problems.map((problem) => `${artefact.name}: ${problem}`);
}

/** What users of the package, and those who look for it, need to be told. */
const TOLD = ["description", "engines", "keywords", "license"];

function checkManifest({ folder }: Artefact): string[] {
  const text = readFileSync(join(folder, "package.json"), "utf8");
  const manifest = JSON.parse(text);
  return [
    ...TOLD.filter((key) => !(key in manifest)).map((key) => `package.json has no \`${key}\``),
    ...(text.includes('"development"')
      ? ["package.json has the condition `development`, which leads to its sources: `publishConfig.exports` must not"]
      : []),
    ...(text.match(/"(workspace|catalog):[^"]*"/g) ?? []).map((range) => `package.json has the range ${range} still`),
  ];
}

async function lint({ file }: Artefact): Promise<string[]> {
  const bytes = new Uint8Array(readFileSync(file));
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

const attw = join(
  dirname(createRequire(import.meta.url).resolve("@arethetypeswrong/cli/package.json")),
  "dist/index.js",
);

/** The packages are modules only: what `require` and the resolution of old find is not looked at. */
async function checkTypes({ file, folder }: Artefact): Promise<string[]> {
  const flags = ["--profile", "esm-only", "--format", "ascii", "--no-definitely-typed", "--no-emoji", "--no-color"];
  // It has sources of its own, which the condition of this repository would lead to.
  const env = { ...process.env, NODE_OPTIONS: "" };
  try {
    await run([process.execPath, attw, file, ...flags], { cwd: folder, env });
    return [];
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return [`the types are wrong: ${error.message}`];
  }
}
