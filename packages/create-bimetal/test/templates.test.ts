import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { templateNames } from "../src/template.ts";
import { edits } from "./edits.ts";
import { followReadme } from "./follow-readme.ts";
import { makeProject, type Project } from "./project.ts";
import { serveEdits } from "./serve-edits.ts";

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
    await serveEdits(project, edits[template]);
  });

  test("grows as its README says", { timeout: PATIENCE }, async () => {
    followReadme(project.root);
    const { code, stdout, stderr } = await project.script("test");
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/Tests\s+\d+ passed/);
    expect(await project.script("check")).toMatchObject({ code: 0, stderr: "" });
  });
});
