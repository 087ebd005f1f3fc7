import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createBimetal } from "./create-bimetal.ts";
import { copyFixture } from "./project.ts";

let workspace = "";
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), "create-bimetal-")));
  onTestFinished(() => rmSync(workspace, { recursive: true }));
  write("package.json", JSON.stringify({ name: "workspace", private: true, packageManager: "pnpm@12.21.0" }));
});

function write(file: string, text: string): void {
  mkdirSync(join(workspace, file, ".."), { recursive: true });
  writeFileSync(join(workspace, file), text);
}

const make = (...flags: string[]) =>
  createBimetal(workspace, ["workers/hello", "--package-manager", "pnpm", "--no-install", "--no-git", ...flags]);

test("in a workspace with turbo a project brings its tasks, and nothing of the workspace is changed", async () => {
  const list = "packages:\n  - workers/*\n";
  write("pnpm-workspace.yaml", list);
  write("pnpm-lock.yaml", "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n\n  workers/hello: {}\n");
  write("turbo.json", '{ "tasks": { "build": {} } } // mine\n');
  const { code, stdout } = await make();
  expect(code).toBe(0);
  expect(stdout).toContain(`made hello from the template hybrid in the workspace ${workspace}\n`);
  expect(stdout).toContain(
    "! ../../pnpm-workspace.yaml lacks, and --yes would add: allowBuilds:, esbuild: true, sharp: false, workerd: true\n",
  );
  expect(readFileSync(join(workspace, "pnpm-workspace.yaml"), "utf8")).toBe(list);
  expect(readdirSync(workspace).sort()).toEqual([
    ...["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "turbo.json", "workers"],
  ]);
  expect(readFileSync(join(workspace, "turbo.json"), "utf8")).toBe('{ "tasks": { "build": {} } } // mine\n');
  const made = readdirSync(join(workspace, "workers/hello"));
  expect(made).toContain("turbo.json");
  expect(made).not.toContain("pnpm-workspace.yaml");
  expect(made).not.toContain(".github");

  const args = ["run", "test", "check", "--dry=json"];
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1" };
  const { tasks } = JSON.parse(execFileSync("turbo", args, { cwd: workspace, encoding: "utf8", env }));
  const found = tasks.map(({ taskId, dependencies }: { taskId: string; dependencies: string[] }) => [
    taskId,
    dependencies,
  ]);
  expect(Object.fromEntries(found)).toEqual({
    "hello#build": ["hello#codegen"],
    "hello#check": ["hello#build"],
    "hello#codegen": [],
    "hello#test": ["hello#build"],
  });
});

test("a workspace of npm is one, too; without turbo there are no tasks", async () => {
  write("package.json", JSON.stringify({ private: true, workspaces: ["workers/*"] }));
  expect(await make("--package-manager", "npm")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("workspace"),
  });
  const made = readdirSync(join(workspace, "workers/hello"));
  expect(made).not.toContain("turbo.json");
  expect(readFileSync(join(workspace, "workers/hello/package.json"), "utf8")).not.toContain("allowScripts");
});

test.each([
  [
    "packages:\n  # all of them\n  - apps/* # ours\n\nallowBuilds:\n  sharp: true # images\n",
    "packages:\n  # all of them\n  - apps/* # ours\n  - workers/hello\n\nallowBuilds:\n  sharp: true # images\n  esbuild: true\n  workerd: true\n",
  ],
  ["packages: ['apps/**', '!apps/old']\n", "packages: ['apps/**', '!apps/old', workers/hello]\n"],
  ["packages: ['!workers/**']\n", "packages: ['!workers/**']\n"],
  ["packages: [./workers/hello/]\n", "packages: [./workers/hello/]\n"],
])("%j of pnpm gets what it lacks, where that is accepted", async (before, after) => {
  write("pnpm-workspace.yaml", before);
  expect(await make("--yes")).toMatchObject({ code: 0, stdout: expect.not.stringContaining("lacks") });
  const found = readFileSync(join(workspace, "pnpm-workspace.yaml"), "utf8");
  const builds = "allowBuilds:\n  esbuild: true\n  sharp: false\n  workerd: true\n";
  expect(found).toBe(after.includes("allowBuilds") ? after : after + builds);
});

test.each([
  ['{\n  "workspaces": ["apps/*"]\n}\n', '{\n  "workspaces": ["apps/*", "workers/hello"]\n}\n'],
  ['{\n  "workspaces": { "packages": [] }\n}\n', '{\n  "workspaces": { "packages": ["workers/hello"] }\n}\n'],
])("%j of npm and yarn gets the folder", async (before, after) => {
  write("package.json", before);
  expect((await make()).stdout).toContain("! ../../package.json lacks, and --yes would add");
  rmSync(join(workspace, "workers"), { recursive: true });
  await make("--yes");
  expect(readFileSync(join(workspace, "package.json"), "utf8")).toBe(after);
});

test("a list that cannot be read is told, and nothing is made", async () => {
  write("pnpm-workspace.yaml", "packages: 1\n");
  expect(await make("--yes")).toMatchObject({ code: 2, stderr: expect.stringContaining("expected to be a list") });
  expect(readdirSync(workspace).sort()).toEqual(["package.json", "pnpm-workspace.yaml"]);
});

test("a project that is there is told to the workspace, too", async () => {
  write("pnpm-workspace.yaml", "packages:\n  - workers/*\n");
  write("turbo.json", '{ "tasks": {} }\n');
  copyFixture("fetch-js", join(workspace, "workers/hello"));
  expect(await make("--yes")).toMatchObject({ code: 0 });
  expect(readFileSync(join(workspace, "pnpm-workspace.yaml"), "utf8")).toBe(
    "packages:\n  - workers/*\nallowBuilds:\n  esbuild: true\n  sharp: false\n  workerd: true\n",
  );
  expect(readdirSync(join(workspace, "workers/hello"))).toContain("turbo.json");
  expect(readFileSync(join(workspace, "turbo.json"), "utf8")).toBe('{ "tasks": {} }\n');
});

test("a project that has Bimetal gets the place in the workspace that it lacks", async () => {
  write("pnpm-workspace.yaml", "packages:\n  - apps/*\n");
  await make();
  expect(await make()).toMatchObject({ code: 2, stdout: expect.stringContaining("+  - workers/hello\n") });
  expect(readFileSync(join(workspace, "pnpm-workspace.yaml"), "utf8")).toBe("packages:\n  - apps/*\n");
  const { code, stdout } = await make("--yes");
  expect(code).toBe(0);
  expect(stdout).toContain("✓ hello has Bimetal, and its place in ../../pnpm-workspace.yaml\n");
  expect(readFileSync(join(workspace, "pnpm-workspace.yaml"), "utf8")).toBe(
    "packages:\n  - apps/*\n  - workers/hello\nallowBuilds:\n  esbuild: true\n  sharp: false\n  workerd: true\n",
  );
  expect((await make("--yes")).stdout).toBe("✓ hello has Bimetal: there is nothing to do\n");
});

test("a project that is there, with a lockfile of its own, stays out of the list", async () => {
  write("pnpm-workspace.yaml", "packages:\n  - apps/*\n");
  copyFixture("fetch-js", join(workspace, "workers/hello"));
  copyFixture("fetch-js", join(workspace, "workers/other"));
  write("workers/other/package-lock.json", "{}");
  expect(await make("--yes")).toMatchObject({ code: 0 });
  const list = readFileSync(join(workspace, "pnpm-workspace.yaml"), "utf8");
  expect(list).toContain("  - workers/hello\n");
  await createBimetal(workspace, ["workers/other", "--yes", "--no-install"]);
  expect(readFileSync(join(workspace, "pnpm-workspace.yaml"), "utf8")).toBe(list);
});

test("a folder within another package is no workspace", async () => {
  const { stdout } = await make();
  expect(stdout).not.toContain("workspace");
  expect(readdirSync(join(workspace, "workers/hello"))).toEqual(
    expect.arrayContaining([".github", "pnpm-workspace.yaml"]),
  );
});
