import { type ChildProcess, execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "../../setup/root.mjs";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `pnpm examples publish`, without building, and without an account of whoever runs the tests. */
export function publish(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onStart: (child: ChildProcess) => void = () => {},
): Promise<Ran> {
  const { CLOUDFLARE_API_TOKEN: _, CLOUDFLARE_ACCOUNT_ID: __, ...own } = process.env;
  const main = join(root, "tools/examples/src/main.ts");
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...own, ...env } };
    const child = execFile(
      process.execPath,
      [main, "publish", "--no-build", ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
    onStart(child);
  });
}
