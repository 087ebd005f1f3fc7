import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Started } from "./create-bimetal.ts";
import type { Edit } from "./edits.ts";
import type { Project } from "./project.ts";

/** A build waits for others. */
const PATIENCE = 10 * 60_000;

/** Has `wrangler dev` serve a project, and makes each edit and takes it back: its answers follow. */
export async function serveEdits(project: Project, edits: readonly Edit[]): Promise<void> {
  const wrangler = project.start("wrangler", "dev", "--port", "0", "--inspector-port", "0");
  try {
    const url = await findUrl(wrangler);
    for (const { file, from, to, path, answer } of edits) {
      const text = readFileSync(join(project.root, file), "utf8");
      expect(text).toContain(from);
      expect(await ask(url, path)).not.toContain(answer);
      writeFileSync(join(project.root, file), text.replace(from, to));
      await expect.poll(() => ask(url, path), { timeout: PATIENCE, interval: 200 }).toContain(answer);
      writeFileSync(join(project.root, file), text);
      await expect.poll(() => ask(url, path), { timeout: PATIENCE, interval: 200 }).not.toContain(answer);
    }
  } finally {
    wrangler.child.kill("SIGTERM");
    await wrangler.ended;
  }
}

/** Where wrangler says that it serves. */
function findUrl({ child, ended }: Started): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (text) => {
      output += text;
      const url = /Ready on (http:\/\/\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
    ended.then(({ stdout, stderr }) => reject(new Error(stdout + stderr)), reject);
  });
}

async function ask(url: string, path: string): Promise<string> {
  return (await fetch(new URL(path, url))).text();
}
