import type { Arguments } from "./arguments.ts";

/** Whether there is somebody to ask. */
export function isInteractive({ yes, json }: Arguments): boolean {
  return !yes && !json && process.stdin.isTTY && process.stdout.isTTY;
}
