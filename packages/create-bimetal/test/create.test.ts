import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createBimetal, startBimetal } from "./create-bimetal.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "create-bimetal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

/** Puts a program before those of the machine. */
function withProgram(name: string, script: string): Record<string, string> {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
  return { PATH: [bin, process.env.PATH].join(delimiter) };
}

test("a project is made, and told as one document", async () => {
  const { code, stdout } = await createBimetal(folder, ["a/My Worker", "--json", "--no-install", "--template=rust"], {
    npm_config_user_agent: "yarn/4.9.0 npm/? node/v24.21.0 linux x64",
    ...{ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "init.defaultBranch", GIT_CONFIG_VALUE_0: "trunk" },
  });
  expect(code).toBe(0);
  const { files, ...told } = JSON.parse(stdout);
  const root = join(folder, "a/My Worker");
  expect(told).toEqual({
    ...{ root, name: "my-worker", template: "rust", manager: "yarn" },
    ...{ git: true, install: false, changed: [], installed: false, missing: [] },
  });
  const made = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith(".git/"));
  expect(made.sort()).toEqual([...files].sort());
  expect(files).toEqual(expect.arrayContaining([".gitignore", ".yarnrc.yml"]));
  // The branch of the workflow, whatever git's own default is.
  expect(readFileSync(join(root, ".git/HEAD"), "utf8")).toBe("ref: refs/heads/main\n");
  expect(readFileSync(join(root, ".github/workflows/ci.yml"), "utf8")).toContain("branches: [main]");
  expect(readFileSync(join(root, "wrangler.toml"), "utf8")).toContain('queue = "my-worker-changes"');
  expect(readdirSync(folder)).toEqual(["a"]);
});

test("what would be made is shown", async () => {
  const { code, stdout } = await createBimetal(folder, ["app", "--dry-run", "--template", "rust"]);
  expect(code).toBe(0);
  expect(stdout).toContain(`app from the template rust, in ${join(folder, "app")}:\n\n+ .github/workflows/ci.yml\n`);
  expect(readdirSync(folder)).toEqual([]);
});

test("npm is told which scripts of packages may run", async () => {
  const args = ["app", "--no-install", "--template", "typescript", "--package-manager", "npm"];
  expect(await createBimetal(folder, args)).toMatchObject({ code: 0 });
  const manifest = JSON.parse(readFileSync(join(folder, "app/package.json"), "utf8"));
  expect(manifest).toMatchObject({ name: "app", allowScripts: { esbuild: true, workerd: true } });
});

test.each([
  ["npm", [], ["npm ci"], undefined],
  ["pnpm", [], ["npm install --global pnpm", "pnpm install"], undefined],
  ["bun", [], ["npm install --global bun", "bun install --frozen-lockfile"], undefined],
  ["yarn", ["yarn/4.9.0 npm/? node/v24.21.0 linux x64"], ["corepack enable", "yarn install"], "yarn@4.9.0"],
  ["yarn", ["yarn/1.22.22 npm/? node/v24.21.0 linux x64"], ["corepack enable", "yarn install"], undefined],
])("CI installs as %s does", async (manager, [agent = ""], commands, pinned) => {
  const args = ["app", "--no-install", "--no-git", "--package-manager", manager];
  expect(await createBimetal(folder, args, { npm_config_user_agent: agent })).toMatchObject({ code: 0 });
  const workflow = readFileSync(join(folder, "app/.github/workflows/ci.yml"), "utf8");
  const run = [...commands, `${manager} run check`, `${manager} run test`].map((line) => `          ${line}\n`);
  expect(workflow.endsWith(`      - run: |\n${run.join("")}`)).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, "app/package.json"), "utf8")).packageManager).toBe(pinned);
});

test("next steps are told", async () => {
  const { code, stdout } = await createBimetal(folder, ["app", "--no-install", "--no-git", "--package-manager", "bun"]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `✓ made app from the template hybrid

  cd app
  bun install
  bun run dev

README.md says what else there is.
`,
  });
  expect(existsSync(join(folder, "app/.git"))).toBe(false);
});

test("what cannot be made is told in a sentence, and nothing is written", async () => {
  mkdirSync(join(folder, "full/src"), { recursive: true });
  const cases: [string[], string][] = [
    [["full"], `${join(folder, "full")} is not empty, it has src: choose another folder.`],
    [["app", "--name", "zod"], "the name `zod` is that of a package which the project depends on."],
    [[], "no DIRECTORY is given: `create-bimetal my-worker`. See `create-bimetal --help`."],
    [["app", "--template", "go"], "--template go is none of hybrid, rust, typescript, workers-rs"],
  ];
  for (const [args, message] of cases) {
    expect(await createBimetal(folder, args)).toEqual({ code: 2, stdout: "", stderr: `create-bimetal: ${message}\n` });
  }
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(["full", "full/src"]);
});

test("packages are installed in the project, by the package manager that runs the command", async () => {
  const env = withProgram("pnpm", 'echo "pnpm $* in $(basename "$PWD")" && mkdir node_modules');
  const args = ["app", "--template", "typescript"];
  const ran = await createBimetal(folder, args, { ...env, npm_config_user_agent: "pnpm/12.21.0 npm/?" });
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("pnpm install in app\n") });
  expect(ran.stdout).not.toContain("  pnpm install\n");
  expect(existsSync(join(folder, "app/node_modules"))).toBe(true);
});

test("an installation that fails leaves the project, and says so", async () => {
  const env = withProgram("npm", "exit 3");
  const ran = await createBimetal(folder, ["app", "--template", "typescript", "--package-manager", "npm"], env);
  expect(ran).toMatchObject({ code: 1, stdout: expect.stringContaining("! `npm install` failed: run it again\n") });
  expect(existsSync(join(folder, "app/package.json"))).toBe(true);
});

test("Ctrl-C while packages are installed ends that, and leaves a whole project", async () => {
  const env = withProgram("npm", "echo installing; exec sleep 600");
  const args = ["app", "--template", "typescript", "--package-manager", "npm"];
  const { child, ended } = startBimetal(folder, args, env);
  let output = "";
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (text) => {
      output += text;
      if (output.includes("installing")) resolve();
    });
  });
  child.kill("SIGINT");
  expect(await ended).toMatchObject({ code: 130, stderr: "Packages are not installed: run `npm install`.\n" });
  expect(existsSync(join(folder, "app/package.json"))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["app", "bin"]);
});

test.each([
  [
    "without Rust",
    "rustc",
    "exit 1",
    /! Rust is missing: get it from https:\/\/rustup\.rs, then run `rustup target add/,
  ],
  ["without the target", "rustc", "echo /nowhere", /! Rust cannot make Wasm yet: /],
])("a machine %s is told what to get", async (_, name, script, line) => {
  const env = withProgram(name, script);
  const args = ["--no-install", "--no-git"];
  expect((await createBimetal(folder, ["a", ...args], env)).stdout).toMatch(line);
  expect((await createBimetal(folder, ["b", ...args, "--template", "typescript"], env)).stdout).not.toContain("Rust");
});
