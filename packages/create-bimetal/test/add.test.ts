import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_CONTRACTS, ENTRIES as entries } from "@bimetal/compiler";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { ENTRIES } from "../src/add/plan-entry.ts";
import { CONTRACTS } from "../src/add/project.ts";
import { createBimetal } from "./create-bimetal.ts";
import { copyFixture } from "./project.ts";

let root = "";
beforeEach(() => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "create-bimetal-")));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  root = join(folder, "project");
});

const fixtures = readdirSync(join(import.meta.dirname, "fixtures"));
const run = (...args: string[]) => createBimetal(root, [".", "--no-install", "--package-manager", "npm", ...args]);

function readAll(): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const files = paths.filter((path) => statSync(join(root, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), "utf8");
  expect(text).toContain(from);
  write(path, text.replace(from, to));
}

test("what the compiler looks for is what is made", () => {
  expect(ENTRIES).toEqual(entries);
  expect(CONTRACTS).toEqual(DEFAULT_CONTRACTS);
});

test.each(fixtures)("the plan for %s is shown, and nothing is written", async (fixture) => {
  copyFixture(fixture, root);
  const before = readAll();
  const { code, stdout } = await run("--dry-run");
  expect(code).toBe(0);
  const text = stdout.replaceAll(root, "/project").replaceAll(/\d+\.\d+\.\d+/g, "1.2.3");
  await expect(text).toMatchFileSnapshot(`plans/${fixture}.txt`);
  expect(readAll()).toEqual(before);
});

test.each(fixtures)("what is planned for %s is done, and every line that no edit is about stays", async (fixture) => {
  copyFixture(fixture, root);
  const before = readAll();
  const shown = JSON.parse((await run("--dry-run", "--json")).stdout);
  const done = JSON.parse((await run("--yes", "--json")).stdout);
  expect(done).toEqual({ ...shown, applied: true });
  const after = readAll();
  const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
  expect(changed).toEqual(done.changes.map(({ path }: { path: string }) => path).sort());
  for (const { path, what, diff } of done.changes) {
    const old = before[path];
    expect(what).toBe(old === undefined ? "new" : "changed");
    if (old === undefined) continue;
    const gone = diff.filter((line: string) => line.startsWith("-")).map((line: string) => line.slice(1));
    const lines = new Set(after[path]?.split(/\r?\n/));
    const lost = old.split(/\r?\n/).filter((line) => !lines.has(line));
    expect(gone, path).toEqual(expect.arrayContaining(lost));
    expect(after[path]?.includes("\r\n"), path).toBe(old.includes("\r\n"));
    expect(after[path]?.endsWith("\n"), path).toBe(old.endsWith("\n"));
  }
  expect((await run("--yes")).stdout).toMatch(
    /has Bimetal: (?:there is nothing to do|this is left to you\n(?:! run .*\n)+$)/,
  );
  expect(readAll()).toEqual(after);
});

test("without a terminal and without --yes nothing is written", async () => {
  copyFixture("fetch-js", root);
  const before = readAll();
  const { code, stdout, stderr } = await run();
  expect(code).toBe(2);
  expect(stdout).toContain("+ src/contract.js: the routes\n");
  expect(stderr).toBe(
    "create-bimetal: nothing is changed: give --yes to have it so, or run this at a terminal, which asks.\n",
  );
  const { code: other, stdout: document } = await run("--json");
  expect(other).toBe(2);
  expect(JSON.parse(document)).toMatchObject({ applied: false, error: expect.stringMatching(/^nothing is changed: /) });
  expect(readAll()).toEqual(before);
});

test("a project of a template has all of it", async () => {
  await createBimetal(join(root, ".."), ["project", "--no-install", "--no-git"]);
  const before = readAll();
  expect(await run("--yes")).toEqual({
    code: 0,
    stdout: "✓ project has Bimetal: there is nothing to do\n",
    stderr: "",
  });
  expect(readAll()).toEqual(before);
});

test("a script that is there is kept, and a package that is too old is raised", async () => {
  copyFixture("hono-toml", root);
  await run("--yes");
  const { scripts, dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(scripts).toMatchObject({ dev: "wrangler dev", test: "vitest run", codegen: "bimetal codegen" });
  expect(dependencies.hono).not.toBe("^4.6.0");
});

test("tests that run in a Worker of Cloudflare's are the author's to write", async () => {
  copyFixture("hono-toml", root);
  edit("package.json", '"vitest": "^5.0.0"', '"@cloudflare/vitest-pool-workers": "^0.23.0", "vitest": "^5.0.0"');
  const { stdout } = await run("--yes");
  expect(stdout).toContain("= test/: tests run within workerd here, by the pool of Cloudflare");
  expect(Object.keys(readAll()).filter((path) => path.startsWith("test/"))).toEqual([]);
});

test("a script that has vite bundle the Worker is told to build it first", async () => {
  copyFixture("hono-toml", root);
  edit("package.json", '"vitest":', '"@cloudflare/vite-plugin": "^1.0.0", "vitest":');
  edit("package.json", '"dev": "wrangler dev"', '"dev": "vite"');
  expect((await run("--dry-run")).stdout).toContain(
    "the script `dev`: vite does not run the build of wrangler's config: make it `bimetal build && vite`",
  );
});

test("types of another major version are raised, and a folder that builds write to is none that is a file", async () => {
  copyFixture("hono-toml", root);
  edit("package.json", '"@cloudflare/workers-types": "^5.20261117.1"', '"@cloudflare/workers-types": "^4.20240101.0"');
  write("dist", "mine\n");
  expect(await run("--yes")).toMatchObject({ code: 0 });
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(devDependencies["@cloudflare/workers-types"]).toMatch(/^\^5\./);
  expect(readFileSync(join(root, "wrangler.toml"), "utf8")).toContain('main = "build/worker.js"');
});

test("what is left to the author is told, as long as it is so", async () => {
  copyFixture("hono-toml", root);
  const line =
    "! run `npm run build` before `npm run test`, which needs what that makes: or make the script `bimetal build && vitest run`\n";
  const first = await run("--yes");
  expect(first.stdout).toContain(line);
  expect(first.stdout).toContain("Rust answers GET /hello/:name, where your middleware lets it through\n");
  expect((await run("--yes")).stdout).toContain(line);
  edit("package.json", '"test": "vitest run"', '"test": "npm run build && vitest run"');
  edit("package.json", '"tsc --noEmit"', '"bimetal codegen && tsc --noEmit"');
  expect((await run("--yes")).stdout).toBe("✓ shop has Bimetal: there is nothing to do\n");
  edit("src/index.tsx", 'import { createApp } from "../generated/routes";\n', "");
  expect((await run("--yes")).stdout).toContain("! src/index.tsx does not mount the contract's routes");
  expect(JSON.parse((await run("--json")).stdout).missing).toHaveLength(1);
});

test("a test in TypeScript knows the bindings, one in JavaScript has no types", async () => {
  copyFixture("hono-toml", root);
  await run("--yes");
  expect(readFileSync(join(root, "test/rust.test.ts"), "utf8")).toContain("createWorker<Env>(");
  rmSync(root, { recursive: true });
  copyFixture("fetch-js", root);
  edit("package.json", '"wrangler"', '"vitest": "^5.0.0", "wrangler"');
  await run("--yes");
  expect(readFileSync(join(root, "test/rust.test.js"), "utf8")).not.toMatch(/Env|import type|reference/);
});

test("a name that no crate may have gets an ending, and another is taken as it is given", async () => {
  copyFixture("fetch-js", root);
  edit("wrangler.json", '"plain"', '"test"');
  expect(JSON.parse((await run("--dry-run", "--json")).stdout).name).toBe("test-worker");
  expect(JSON.parse((await run("--dry-run", "--json", "--name", "other")).stdout).name).toBe("other");
});

test("a route that is there already is not taken", async () => {
  copyFixture("fetch-js", root);
  edit("src/index.js", '"/ticks"', '"/hello"');
  await run("--yes");
  expect(readFileSync(join(root, "src/contract.js"), "utf8")).toContain('get("/rust/:name"');
  expect(readFileSync(join(root, "src/tests.rs"), "utf8")).toContain('client.get("/rust/Ada")');
});

/** What is made of a project before it is refused, and how that is told. */
const refusals: readonly (readonly [what: string, damage: () => void, message: RegExp])[] = [
  [
    "a file in the place of a new one",
    () => write("src/lib.rs", "mine\n"),
    /nothing is changed, for src\/lib\.rs would be replaced: move it away, or run this at a terminal without --yes/,
  ],
  [
    "files in the place of new ones",
    () => {
      write("src/contract.ts", "mine\n");
      write("Cargo.toml", "[package]\n");
    },
    /for src\/contract\.ts, Cargo\.toml would be replaced: move them away/,
  ],
  [
    "a link that leads out",
    () => {
      cpSync(join(root, "src"), join(root, "../elsewhere"), { recursive: true });
      rmSync(join(root, "src"), { recursive: true });
      symlinkSync("../elsewhere", join(root, "src"));
    },
    /src\/index\.tsx leads out of \S+ by a link: nothing is written there\./,
  ],
  ["a config with a mistake", () => edit("wrangler.toml", 'name = "shop"', "name = 3"), /wrangler\.toml:2:8\n/],
  ["a config that is none", () => edit("wrangler.toml", "[vars]", "[vars"), /wrangler\.toml:\d+:\d+/],
  [
    "a missing module",
    () => rmSync(join(root, "src/index.tsx")),
    /wrangler\.toml:3:8: `main` is src\/index\.tsx, which is not there/,
  ],
  ["no main", () => edit("wrangler.toml", 'main = "src/index.tsx"', ""), /wrangler\.toml: `main` is expected to name/],
  [
    "a Worker that is a crate",
    () => {
      write("Cargo.toml", "[package]\n");
      edit("wrangler.toml", '"src/index.tsx"', '"build/index.js"');
    },
    /wrangler\.toml:3:8: this Worker is a crate, which Bimetal builds as it is: set `command` of `build` to `bimetal build`/,
  ],
  [
    "a Pages project",
    () => edit("wrangler.toml", 'main = "src/index.tsx"', 'pages_build_output_dir = "public"'),
    /this is a Pages project, and Bimetal is for Workers/,
  ],
  [
    "a Worker that is not bundled",
    () => edit("wrangler.toml", 'name = "shop"', 'name = "shop"\nno_bundle = true'),
    /with `no_bundle` wrangler does not bundle what Bimetal makes/,
  ],
  [
    "an entry with a mistake",
    () => edit("src/index.tsx", "app.use(", "app.use(("),
    /src\/index\.tsx:\d+:\d+: .*Correct it first\./,
  ],
  [
    "an entry without a Worker",
    () => edit("src/index.tsx", "export default app;", ""),
    /src\/index\.tsx:1:1: the Worker is expected to be the module's default export/,
  ],
  ["another index", () => write("src/index.ts", ""), /src\/index\.ts is there, but `main` is src\/index\.tsx/],
  ["no package.json", () => rmSync(join(root, "package.json")), /has a wrangler\.toml but no package\.json/],
  [
    "a package.json with a mistake",
    () => edit("package.json", '"private": true,', '"private": ,'),
    /package\.json:3:14: this is not JSON/,
  ],
  [
    "a package.json with a comma too many",
    () => edit("package.json", '"private": true,', '"private": true, "os": [1,],'),
    /package\.json:3:29: this is not JSON/,
  ],
  [
    "old major versions",
    () => {
      edit("package.json", '"hono": "^4.6.0"', '"hono": "^3.12.0", "zod": "^3.25.0"');
      edit("package.json", '"wrangler": "^4.20.0"', '"wrangler": "^3.90.0"');
    },
    /package\.json: hono is \^3\.12\.0, and Bimetal needs \^4\.\S+; zod is \^3\.25\.0, .*: `npm install hono@4 zod@4 && npm install -D wrangler@4`\.\n/,
  ],
  [
    "a folder in the place of a new file",
    () => mkdirSync(join(root, "src/lib.rs")),
    /\/src\/lib\.rs is a folder, where a file is expected: move it away first\.\n/,
  ],
  [
    "a folder in the place of the crate's manifest",
    () => mkdirSync(join(root, "Cargo.toml")),
    /\/Cargo\.toml is a folder, where a file is expected/,
  ],
  [
    "a folder in the place of .gitignore",
    () => {
      rmSync(join(root, ".gitignore"));
      mkdirSync(join(root, ".gitignore"));
    },
    /\/\.gitignore is a folder, where a file is expected/,
  ],
  [
    "a folder in the place of the config",
    () => {
      rmSync(join(root, "wrangler.toml"));
      mkdirSync(join(root, "wrangler.toml"));
    },
    /project is not empty, it has /,
  ],
  ["a file in the place of tests", () => write("test", ""), /\/test is a file, where a folder is expected/],
  ["a file in the place of what is generated", () => write("generated", ""), /\/generated is a file, where a folder/],
  [
    "a file that is read-only",
    () => chmodSync(join(root, "package.json"), 0o444),
    /nothing is changed, for package\.json is read-only: make it writable first\.\n/,
  ],
];

test.each(refusals)("%s: told, and nothing is written", async (_, damage, message) => {
  copyFixture("hono-toml", root);
  damage();
  const before = readAll();
  const { code, stderr } = await run("--yes");
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
  const { stdout } = await run("--yes", "--json");
  expect(`create-bimetal: ${JSON.parse(stdout).error}\n`).toBe(stderr);
  expect(readAll()).toEqual(before);
});

test("a template is for a new project", async () => {
  copyFixture("fetch-js", root);
  expect(await run("--template", "rust")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--template is for a new one"),
  });
});
