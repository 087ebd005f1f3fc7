import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Model } from "@bimetal/compiler";
import type { Diagnostic } from "@bimetal/config";
import { relativeTo } from "../cargo/words.ts";
import { type DiagnosticInputs, diagnose } from "../diagnostics.ts";
import { run } from "../run.ts";
import { findTool } from "./tool.ts";

/**
 * Checks the project's TypeScript with its own compiler. `undefined` where it has none, or no tsconfig.json. What the model
 * has and TypeScript lacks is told in the contract's words.
 */
export async function typecheck(
  root: string,
  model: Served | undefined,
  signal?: AbortSignal,
): Promise<Diagnostic[] | undefined> {
  const tsc = findTool(root, "typescript", "tsc");
  if (tsc === undefined || !existsSync(join(root, "tsconfig.json"))) return undefined;
  const args = [tsc, "--noEmit", "--pretty", "false", "--project", root];
  const { stdout } = await run(process.execPath, args, { cwd: root, signal });
  return parseTypeErrors(stdout, root, model);
}

/** What handlers are written for. */
export type Served = Pick<Model, "routes" | "functions">;

/** Reads `src/index.ts(12,5): error TS2339: …`, with the indented lines below it that say more. */
export function parseTypeErrors(lines: readonly string[], root: string, model?: Served): Diagnostic[] {
  const starts = lines.flatMap((line, index) => (FINDING.test(line) ? [index] : []));
  return starts.map((start, order) => {
    const [first = "", ...more] = lines.slice(start, starts[order + 1]).map((line) => line.trimEnd());
    const [, file, line, column, code = "", words = ""] = FINDING.exec(first) ?? [];
    const message = [words, ...more].filter((text) => text !== "").join("\n");
    const location =
      file === undefined
        ? undefined
        : { file: relativeTo(root, resolve(root, file)), line: Number(line), column: Number(column) };
    const missing = location && model && findMissing(message, model);
    if (missing) return diagnose("assembler/no-handler", { code, ...missing, file: location.file }, location);
    return diagnose("assembler/type-error", { code, message }, location);
  });
}

type Missing = Pick<DiagnosticInputs["assembler/no-handler"], "missing" | "more">;

/** What a generated type of handlers asks for and the author's object lacks; `undefined` where something else is said. */
function findMissing(message: string, { routes, functions }: Served): Missing | undefined {
  const { owner, names, more = 0 } = (MISSING_ONE.exec(message) ?? MISSING_SEVERAL.exec(message))?.groups ?? {};
  if (owner === undefined || names === undefined) return undefined;
  const known: ReadonlyMap<string, string | undefined> =
    owner === "Handlers"
      ? new Map(routes.map(({ name, method, path }) => [name.author, `${method} ${path}`]))
      : new Map(functions.map(({ name }) => [name.author, undefined]));
  const missing = names.split(", ").map((name) => name.replace(/^"(.*)"$/, "$1"));
  // The author may have a type of that name.
  if (!missing.every((name) => known.has(name))) return undefined;
  return { missing: missing.map((name) => ({ name, route: known.get(name) })), more: Number(more) };
}

const FINDING = /^(?:(.+)\((\d+),(\d+)\): )?error (TS\d+): (.*)$/;
const OWNER = "'(?<owner>(?:Function)?Handlers)(?:<.*>)?'";
const MISSING_ONE = new RegExp(`Property '(?<names>[^']+)' is missing in type .* but required in type ${OWNER}`);
const MISSING_SEVERAL = new RegExp(
  `is missing the following properties from type ${OWNER}: (?<names>.+?)(?:, and (?<more>\\d+) more)?\\.?$`,
  "m",
);
