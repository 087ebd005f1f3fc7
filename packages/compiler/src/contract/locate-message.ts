import type { Location } from "@bimetal/config";
import type { Message } from "esbuild";

/** Where a message of esbuild's is about. Its columns count from 0, in bytes. */
export function locateMessage({ location }: Message): Location | undefined {
  if (!location) return undefined;
  const { file, line, column, lineText } = location;
  const before = Buffer.from(lineText).subarray(0, column).toString();
  return { file: file.replaceAll("\\", "/"), line, column: before.length + 1 };
}
