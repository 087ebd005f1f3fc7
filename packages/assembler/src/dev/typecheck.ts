import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Diagnostic } from "@bimetal/config";
import { relativeTo } from "../cargo/words.ts";
import { diagnose } from "../diagnostics.ts";
import { run } from "../run.ts";
import { findTool } from "./tool.ts";

/** Checks the project's TypeScript with its own compiler. `undefined` where it has none, or no tsconfig.json. */
export async function typecheck(root: string, signal?: AbortSignal): Promise<Diagnostic[] | undefined> {
  const tsc = findTool(root, "typescript", "tsc");
  if (tsc === undefined || !existsSync(join(root, "tsconfig.json"))) return undefined;
  const args = [tsc, "--noEmit", "--pretty", "false", "--project", root];
  const { stdout } = await run(process.execPath, args, { cwd: root, signal });
  return parseTypeErrors(stdout, root);
}

/** Reads `src/index.ts(12,5): error TS2339: …`, with the indented lines below it that say more. */
export function parseTypeErrors(lines: readonly string[], root: string): Diagnostic[] {
  const starts = lines.flatMap((line, index) => (FINDING.test(line) ? [index] : []));
  return starts.map((start, order) => {
    const [first = "", ...more] = lines.slice(start, starts[order + 1]).map((line) => line.trimEnd());
    const [, file, line, column, code = "", words = ""] = FINDING.exec(first) ?? [];
    const message = [words, ...more].filter((text) => text !== "").join("\n");
    const location =
      file === undefined
        ? undefined
        : { file: relativeTo(root, resolve(root, file)), line: Number(line), column: Number(column) };
    return diagnose("assembler/type-error", { code, message }, location);
  });
}

const FINDING = /^(?:(.+)\((\d+),(\d+)\): )?error (TS\d+): (.*)$/;
