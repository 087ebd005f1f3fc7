import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { templateNames } from "../src/template.ts";
import type { Started } from "./create-bimetal.ts";
import { edits } from "./edits.ts";
import { followReadme } from "./follow-readme.ts";
import { makeProject, type Project } from "./project.ts";

/** A first build compiles the crates that it depends on, and waits for others that do. */
const PATIENCE = 10 * 60_000;

describe.each(templateNames)("a project of %s", (template) => {
  const hasCargoTests = template === "hybrid" || template === "rust";
  let project: Project;
  beforeAll(async () => {
    project = await makeProject(template);
  });
  afterAll(() => project.remove());

  test("is one whose types are right", { timeout: PATIENCE }, async () => {
    expect(await project.script("check")).toMatchObject({ code: 0, stderr: "" });
  });

  test("builds, and passes its own tests", { timeout: PATIENCE }, async () => {
    const { code, stdout, stderr } = await project.script("test");
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/Tests\s+\d+ passed/);
    if (hasCargoTests) expect(stdout).toMatch(/test result: ok\. [1-9]\d* passed/);
  });

  test("is built and loaded again by `wrangler dev` after every edit", { timeout: PATIENCE }, async () => {
    const wrangler = project.start("wrangler", "dev", "--port", "0", "--inspector-port", "0");
    try {
      const url = await findUrl(wrangler);
      for (const { file, from, to, path, answer } of edits[template]) {
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
  });

  test("grows as its README says", { timeout: PATIENCE }, async () => {
    followReadme(project.root);
    const { code, stdout, stderr } = await project.script("test");
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/Tests\s+\d+ passed/);
    expect(await project.script("check")).toMatchObject({ code: 0, stderr: "" });
  });
});

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
