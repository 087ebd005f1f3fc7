import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createWorker } from "bimetal/test";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { type App, createApp } from "./app.ts";

/** One project; each test leaves it as it was. */
let app: App;
beforeAll(() => {
  app = createApp("build");
});
afterAll(() => app.remove());

const MINUTES = 60_000;
const underDev = { WRANGLER_COMMAND: "dev" };
const withoutCargo = { PATH: process.env.PATH?.replaceAll(/[^:]*(?:cargo|toolchain)[^:]*:/g, "") ?? "" };

interface Document {
  readonly ok: boolean;
  readonly profile: string;
  readonly diagnostics: readonly { readonly code: string; readonly found?: string; readonly location?: object }[];
  readonly phases: readonly { readonly name: string }[];
  readonly sizes: { readonly wasm: number; readonly wasmGzip: number; readonly js: number };
  readonly changed: readonly string[];
}

async function build(args: readonly string[] = ["--dev"], env?: Readonly<Record<string, string>>) {
  const ran = await app.bimetal(["build", "--json", ...args], env);
  return { ...ran, document: JSON.parse(ran.stdout) as Document };
}

/** Every file of the output with what is in it. */
function output(): Record<string, string> {
  const folder = join(app.root, "dist");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

test("before anything could be built, a failure is served, and plain builds leave nothing", {
  timeout: 5 * MINUTES,
}, async () => {
  app.edit("wrangler.toml", "2026-11-01", "2024-10-13");
  const plain = await build();
  expect([plain.code, plain.document.ok, existsSync(join(app.root, "dist"))]).toEqual([1, false, false]);
  expect(plain.document.diagnostics).toMatchObject([
    { code: "config/compatibility-date-old", location: { file: "wrangler.toml", line: 3 } },
  ]);
  const served = await build([], underDev);
  expect([served.code, served.document.ok, served.document.profile]).toEqual([0, false, "dev"]);
  expect(served.stderr).toContain("wrangler.toml:3:22");
  expect(output()["worker.js"]).toContain("config/compatibility-date-old");
  app.edit("wrangler.toml", "2024-10-13", "2026-11-01");
});

test("a build makes the Worker, and tells what it cost and what cannot work", { timeout: 5 * MINUTES }, async () => {
  const { code, document, stderr } = await build();
  expect(document.diagnostics).toMatchObject([
    { code: "assembler/unsupported-std", found: "fixture-build → clock 0.0.0" },
  ]);
  expect([code, document.ok, document.profile]).toEqual([0, true, "dev"]);
  expect(document.phases.map(({ name }) => name)).toEqual(["gen", "cargo", "bindgen", "check", "glue", "write"]);
  const [wasm] = document.changed;
  expect(document.changed).toEqual([expect.stringMatching(/^rust-[0-9a-f]{8}\.wasm$/), "rust.js", "worker.js"]);
  const files = output();
  expect(Object.keys(files)).toEqual(document.changed);
  expect(files["rust.js"]).toContain(`import module from "./${wasm}";`);
  expect(document.sizes).toMatchObject({ wasm: files[wasm ?? ""]?.length, js: files["rust.js"]?.length });
  expect(stderr).toMatch(/^compiling Rust with cargo …\n/);
  expect(stderr).toMatch(/✓ built \(dev\) in .*cargo .*Wasm .*gzipped/);
  expect(existsSync(join(app.root, ".wrangler/bimetal/lock"))).toBe(false);
});

test("a second build changes nothing, and warns again", { timeout: 2 * MINUTES }, async () => {
  const before = statSync(join(app.root, "dist/rust.js")).mtimeMs;
  const { document } = await build();
  expect([document.ok, document.changed]).toEqual([true, []]);
  expect(document.diagnostics.map(({ code }) => code)).toEqual(["assembler/unsupported-std"]);
  expect(document.phases.map(({ name }) => name)).toEqual(["gen", "cargo", "write"]);
  expect(statSync(join(app.root, "dist/rust.js")).mtimeMs).toBe(before);
});

test("a mistake in Rust stands at its place, and the last Worker stays", { timeout: 2 * MINUTES }, async () => {
  const before = output();
  app.edit("src/lib.rs", "as i64;", 'as i64 + "1";');
  const { code, document, stderr } = await build();
  expect([code, document.ok, document.changed]).toEqual([1, false, []]);
  expect(document.diagnostics).toMatchObject([
    { code: "assembler/rust-error", location: { file: "src/lib.rs", line: 12, column: 58 } },
  ]);
  expect(stderr).toContain("--> src/lib.rs:12:58");
  expect((await build([], underDev)).code).toBe(0);
  expect(output()).toEqual(before);
  app.edit("src/lib.rs", 'as i64 + "1";', "as i64;");
});

test("a route without a handler is refused on its name", { timeout: 2 * MINUTES }, async () => {
  app.edit("src/lib.rs", "generated::serve! { count, random, seconds }", "generated::serve! { count, seconds }");
  const { document } = await build();
  expect(document.diagnostics[0]).toMatchObject({
    code: "assembler/rust-error",
    location: { file: "src/lib.rs", line: 9 },
  });
  app.edit("src/lib.rs", "generated::serve! { count, seconds }", "generated::serve! { count, random, seconds }");
});

test("mistakes in the contract come before Rust is compiled", { timeout: 2 * MINUTES }, async () => {
  app.edit("src/contract.ts", 'get("/random"', 'get("random"');
  const { code, document } = await build();
  expect(code).toBe(1);
  expect(document.diagnostics[0]).toMatchObject({ location: { file: "src/contract.ts" } });
  expect(document.phases.map(({ name }) => name)).toEqual(["gen"]);
  app.edit("src/contract.ts", 'get("random"', 'get("/random"');
});

test("a crate of another version comes before Rust is compiled", { timeout: 2 * MINUTES }, async () => {
  expect(app.read("generated/mod.rs")).toContain(`\nbimetal::__generated_by!("${manifest.version}");\n`);
  app.edit("Cargo.toml", "bimetal = { path", 'bimetal = { version = "=0.0.0-other", path');
  const { code, document } = await build();
  expect([code, document.phases.map(({ name }) => name)]).toEqual([1, ["gen"]]);
  expect(document.diagnostics).toMatchObject([{ code: "version/crate", location: { file: "Cargo.toml", line: 12 } }]);
  app.edit("Cargo.toml", 'version = "=0.0.0-other", ', "");
});

test("handlers that import the contract are told what comes with it", { timeout: 2 * MINUTES }, async () => {
  app.edit("src/index.ts", "const app", 'import contract from "./contract";\n\nconst app');
  const unused = await build();
  app.edit("src/index.ts", "const app", "console.log(contract.options.title);\nconst app");
  const { code, document, stderr } = await build();
  app.edit("src/index.ts", 'import contract from "./contract";\n\nconsole.log(contract.options.title);\n', "");
  const told = ({ diagnostics }: Document) => diagnostics.filter(({ code }) => code === "assembler/schema-import");
  expect([told(unused.document), code, document.ok]).toEqual([[], 0, true]);
  expect(told(document)).toMatchObject([{ location: { file: "src/index.ts", line: 4, column: 22 } }]);
  expect(stderr).toContain("src/index.ts:4:22");
});

test("builds at the same time follow each other, and one that is ended leaves all whole", {
  timeout: 5 * MINUTES,
}, async () => {
  const before = output();
  app.edit("src/lib.rs", ".count() as i64", ".count() as i64 + 1");
  const ended = app.start("bimetal", ["build", "--dev"]);
  await expect.poll(() => existsSync(join(app.root, ".wrangler/bimetal/lock")), { timeout: MINUTES }).toBe(true);
  ended.kill("SIGTERM");
  expect(await ended.exited).toBe(143);
  expect(output()).toEqual(before);
  const [first, second] = await Promise.all([build(), build()]);
  expect([first.document.ok, second.document.ok]).toEqual([true, true]);
  const changes = [first, second].map(({ document }) => document.changed.length);
  expect(changes.toSorted()).toEqual([0, 2]);
  app.edit("src/lib.rs", ".count() as i64 + 1", ".count() as i64");
});

test("a release is smaller, and has no names", { timeout: 5 * MINUTES }, async () => {
  const dev = await build();
  const { code, document, stderr } = await build(["--release"]);
  expect(stderr).toMatch(/^compiling Rust with cargo …\noptimizing Wasm …\n/);
  expect([code, document.ok, document.profile]).toEqual([0, true, "release"]);
  expect(document.phases.map(({ name }) => name)).toEqual(["gen", "cargo", "bindgen", "check", "glue", "opt", "write"]);
  expect(document.sizes.wasm).toBeLessThan(dev.document.sizes.wasm / 2);
  expect(document.sizes.js).toBeLessThan(dev.document.sizes.js);
  const wasm = output()[document.changed[0] ?? ""] ?? "";
  expect([wasm.includes("producers"), wasm.includes("clock::seconds")]).toEqual([false, false]);
});

test("a Worker without routes in Rust needs no cargo", { timeout: 2 * MINUTES }, async () => {
  const contract = app.read("src/contract.ts");
  app.write("src/contract.ts", contract.replaceAll(/^.*in: "rust".*\n/gm, ""));
  const { document } = await build(["--dev"], withoutCargo);
  expect(document.diagnostics).toEqual([]);
  expect([document.ok, document.phases.map(({ name }) => name)]).toEqual([true, ["gen", "write"]]);
  expect(Object.keys(output())).toEqual(["worker.js"]);
  app.write("src/contract.ts", contract);
});

/** Runs a script where the machine has a command. */
function withCommand(name: string, script: string): Record<string, string> {
  onTestFinished(() => rmSync(join(app.root, "machine"), { recursive: true }));
  app.write(`machine/${name}`, `#!/bin/sh\n${script}\n`);
  chmodSync(join(app.root, "machine", name), 0o755);
  return { PATH: [join(app.root, "machine"), join(app.root, "bin"), process.env.PATH].join(delimiter) };
}

test.each(["build", "dev"])(
  "`bimetal %s` says in a line what the machine lacks",
  { timeout: MINUTES },
  async (command) => {
    const noRust = await app.bimetal([command], withoutCargo);
    expect([noRust.code, noRust.stdout.split("\n")]).toEqual([
      1,
      expect.arrayContaining([
        "error[assembler/no-cargo]: Rust is missing on this machine: get it from https://rustup.rs, then run `rustup target add wasm32-unknown-unknown`",
      ]),
    ]);
    const noTarget = await app.bimetal([command], withCommand("rustc", "echo /nowhere"));
    expect([noTarget.code, noTarget.stdout]).toEqual([
      1,
      expect.stringMatching(
        /^error\[assembler\/no-target\]: Rust cannot make Wasm on this machine: (run|install) .*$/m,
      ),
    ]);
  },
);

test("a Node that is too old is told so before anything is loaded", async () => {
  const old = "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.20.2'}})";
  const { code, stderr } = await app.bimetal(["build"], { NODE_OPTIONS: `--import=${old}` });
  expect([code, stderr]).toEqual([2, "bimetal: Node 20.20.2 is too old: get 22.12 or later from https://nodejs.org\n"]);
});

test("for Hono alone every route is TypeScript's, and no cargo is needed", { timeout: 2 * MINUTES }, async () => {
  const { document } = await build(["--dev", "--router", "hono"], withoutCargo);
  expect(document.diagnostics).toEqual([]);
  expect([document.ok, document.phases.map(({ name }) => name)]).toEqual([true, ["gen", "write"]]);
  expect(Object.keys(output())).toEqual(["worker.js"]);
  expect(readdirSync(join(app.root, "generated")).filter((file) => file.endsWith(".rs"))).toEqual([]);
  expect(app.read("generated/routes.ts")).toContain("readonly count: (request: CountRequest<E>)");
});

test("for Rust alone the Worker is generated, and every route needs a handler in Rust", {
  timeout: 5 * MINUTES,
}, async () => {
  const { document } = await build(["--dev", "--router", "rust"]);
  expect(document.diagnostics.map(({ code }) => code)).toEqual(["assembler/rust-error"]);
  expect(app.read("generated/routes.ts")).toContain("export default worker;");
  app.edit("src/lib.rs", "serve! { count,", "serve! { count, greet,");
  app.write("src/lib.rs", `${app.read("src/lib.rs")}${GREET}`);
  const { document: made } = await build(["--dev", "--router", "rust"]);
  expect(made).toMatchObject({ ok: true, diagnostics: [{ code: "assembler/unsupported-std" }] });
  expect(output()["worker.js"]).toContain('export { default } from "../generated/routes.ts";');
  await expectChecked();
  app.write(
    "src/lib.rs",
    app.read("src/lib.rs").replace("serve! { count, greet,", "serve! { count,").replace(GREET, ""),
  );
});

/** In a test the answers of a Worker are checked; its own refusals are no answers of a handler. */
async function expectChecked(): Promise<void> {
  const contract = app.read("src/contract.ts");
  app.edit("src/contract.ts", "letters: z.int()", "letters: z.int().max(2)");
  expect((await app.bimetal(["codegen", "--router", "rust"])).code).toBe(0);
  const worker = await createWorker({ root: app.root });
  try {
    const answers = await Promise.all(["/count/Al", "/count/Ada", "/nowhere"].map((path) => worker.fetch(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 500, 404]);
    expect(await answers[1]?.json()).toMatchObject({
      detail: "GET /count/:name (`count`) answered 200, but not as the contract declares it.",
      issues: [{ in: "body", path: ["letters"], message: "Too big: expected number to be <=2" }],
    });
  } finally {
    await worker.close();
    app.write("src/contract.ts", contract);
  }
}

const GREET = `
async fn greet(req: generated::routes::greet::Request, _: Context) -> generated::routes::greet::Result {
    Ok(generated::routes::greet::Ok(req.params.name))
}
`;

test("a router that there is none of is a mistake of the command line", async () => {
  const unknown = await app.bimetal(["build", "--router", "axum"]);
  expect([unknown.code, unknown.stderr]).toEqual([2, "bimetal: --router axum is none of mixed, hono, rust\n"]);
});
