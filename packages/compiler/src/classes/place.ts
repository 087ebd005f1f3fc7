import { relative, resolve } from "node:path";
import type { Location } from "@bimetal/config";
import type { ts } from "@ts-morph/bootstrap";
import type { Program } from "./program.ts";

/** Where a node stands, in a file named from the folder `root`. */
export function locateNode({ ts }: Pick<Program, "ts">, node: ts.Node, root: string): Location {
  const source = node.getSourceFile();
  const { line, character } = ts.getLineAndCharacterOfPosition(source, node.getStart(source));
  const file = relative(root, resolve(source.fileName)).replaceAll("\\", "/");
  return { file, line: line + 1, column: character + 1 };
}

/** Whether a file is part of an installed package, or of the language itself. */
export function isInstalled(file: string): boolean {
  return /[\\/]node_modules[\\/]/.test(file);
}
