import { spawn } from "node:child_process";
import type { Settings } from "./settings.ts";
import type { Interrupted } from "./signals.ts";

/** Installs a project's packages, and says whether they are there then. */
export async function install(
  { root, manager }: Pick<Settings, "root" | "manager">,
  json: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const child = spawn(manager, ["install"], {
    cwd: root,
    stdio: ["ignore", json ? process.stderr : "inherit", "inherit"],
    // On Windows package managers are scripts of the shell.
    shell: process.platform === "win32",
    signal,
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null)).once("close", resolve);
  });
  if (signal.aborted) {
    const interrupted: Interrupted = signal.reason;
    interrupted.message = `Packages are not installed: run \`${manager} install\`.`;
    throw interrupted;
  }
  return code === 0;
}
