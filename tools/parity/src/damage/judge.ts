import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "@bimetal/compiler";
import { type Diagnostic, formatDiagnostics, hasError, readConfig } from "@bimetal/config";
import { codeOf } from "./code-of.ts";
import { CANARY } from "./hostile.ts";

/** A config as bytes, of which nobody knows how wrong it is. */
export interface Damaged {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What became of one: mistakes that were told, or files; and what is wrong with that. */
export interface Judged extends Damaged {
  readonly problems: readonly string[];
  /** Nothing where it was refused. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Compiles a config in a folder of its own. */
export async function judge(root: string, damaged: Damaged, chooseEnvironment: Choose): Promise<Judged> {
  const { file, bytes } = damaged;
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, file), bytes);
  try {
    const first = await compileConfig(root, file, undefined);
    const env = chooseEnvironment(first.environments);
    const { diagnostics, files } = env === undefined ? first : await compileConfig(root, file, env);
    const text = Buffer.from(bytes).toString();
    const problems = [
      ...diagnostics.flatMap((diagnostic) => findWrong(diagnostic, file, text)),
      ...findUnreadable(diagnostics, text),
      ...(files.length === 0 && !hasError(diagnostics) ? ["it is neither refused nor compiled"] : []),
      ...files.flatMap(({ path, text }) => {
        const language = path.endsWith(".rs") ? "rs" : "ts";
        return codeOf(text, language).includes(CANARY) ? [`a name is code in ${path}`] : [];
      }),
    ];
    return { ...damaged, problems, files };
  } catch (error) {
    return { ...damaged, problems: [`it threw: ${error instanceof Error ? error.stack : error}`], files: [] };
  }
}

/** The environment that alone counts, or none. */
export type Choose = (environments: readonly string[]) => string | undefined;

async function compileConfig(root: string, file: string, env: string | undefined) {
  const { value: config, diagnostics } = readConfig(file, { root, env });
  if (!config) return { diagnostics, files: [], environments: [] };
  const compiled = await compile({ root, config });
  return {
    diagnostics: [...diagnostics, ...compiled.diagnostics],
    files: compiled.value?.files ?? [],
    environments: config.environments,
  };
}

/** A diagnostic is about a place in the file, and in one line each it says what is wrong and what to do. */
function findWrong(diagnostic: Diagnostic, file: string, text: string): string[] {
  const { code, message, fix, location } = diagnostic;
  if (code === "config/encoding") return [];
  if (location === undefined) return [`${code} has no place: ${message}`];
  const line = text.replace(/^\ufeff/, "").split(/\r\n|[\n\r]/)[location.line - 1];
  const isThere = location.file === file && line !== undefined && location.column >= 1;
  if (!isThere || location.column > line.length + 1) return [`${code} is at ${location.line}:${location.column}`];
  return message === "" || fix === "" ? [`${code} does not say what to do`] : [];
}

/** What people are shown has no character that their terminal would obey, and no line is without end. */
function findUnreadable(diagnostics: readonly Diagnostic[], text: string): string[] {
  const shown = formatDiagnostics(diagnostics, { sources: () => text });
  const [found] = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.exec(shown) ?? [];
  const longest = Math.max(...shown.split("\n").map(({ length }) => length));
  return [
    ...(found === undefined ? [] : [`a diagnostic shows U+${found.codePointAt(0)?.toString(16)}`]),
    ...(longest > 1000 ? [`a line of diagnostics has ${longest} characters`] : []),
  ];
}
