import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillTemplate, templateNames } from "../src/template.ts";
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

  // In the others it is a compile error.
  if (template === "hybrid" || template === "typescript") {
    test("is neither tested nor deployed without a handler", { timeout: PATIENCE }, async () => {
      const putBack = project.edit("src/index.ts", (text) => text.replace("  home: () => page,\n", ""));
      for (const [script, ...flags] of [["test"], ["deploy", "--dry-run"]] as [string, ...string[]][]) {
        const { code, stdout } = await project.script(script, ...flags);
        expect(code, stdout).not.toBe(0);
        expect(stdout).toMatch(/src\/index\.ts.*error TS\d+: .*\bhome\b/s);
      }
      putBack();
    });
  }

  test("grows as its README says", { timeout: PATIENCE }, async () => {
    followReadme(project.root);
    const { code, stdout, stderr } = await project.script("test");
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/Tests\s+\d+ passed/);
    expect(await project.script("check")).toMatchObject({ code: 0, stderr: "" });
  });

  if (template !== "typescript") return;
  test("takes a route in Rust as its README says", { timeout: PATIENCE }, async () => {
    const hybrid = fillTemplate("hybrid", { name: "made-typescript", manager: "npm" });
    for (const path of ["Cargo.toml", "src/lib.rs", "src/tests.rs"]) project.edit(path, () => hybrid.get(path) ?? "");
    project.edit("src/contract.ts", (text) => text.replace('get("/hello/:name", {', '$& in: "rust",'));
    project.edit("src/index.ts", (text) => text.replace(/^ {2}greet: .*?^ {2}\},\n/ms, ""));
    for (const path of ["package.json", "wrangler.toml"]) {
      project.edit(path, (text) => text.replaceAll(" --router hono", "").replace('["src"]', '["src", "Cargo.toml"]'));
    }
    const { code, stdout, stderr } = await project.script("test");
    expect(code, stdout + stderr).toBe(0);
    expect(await project.run("cargo test")).toMatchObject({ code: 0 });
  });
});
