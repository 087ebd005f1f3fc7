import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { checkRust, checkRustFormat, checkTypeScript } from "../src/damage/check-files.ts";
import { codeOf } from "../src/damage/code-of.ts";
import { judgeDamaged } from "../src/damage/command.ts";
import { CANARY } from "../src/damage/hostile.ts";
import { type Judged, judge } from "../src/damage/judge.ts";

// Cargo builds the crate first.
vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), "bimetal-damage-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a damaged config is refused with its place, or becomes code", async () => {
  const { problems, compiled } = await judgeDamaged({ seed: 7, configs: 150, checksRust: true });
  expect(problems).toEqual([]);
  // Nothing but refusals would test little.
  expect(compiled).toBeGreaterThan(30);
  expect(compiled).toBeLessThan(120);
});

const emitted = (env: { ts: string; rs: string }): Judged => ({
  file: "wrangler.toml",
  bytes: new Uint8Array(),
  problems: [],
  files: [
    { path: "env.ts", text: env.ts },
    { path: "env.rs", text: env.rs },
  ],
});

test("wrong code is found, and where it comes from", () => {
  const right = emitted({ ts: "export type Env = string;\n", rs: "pub struct Env {}\n" });
  const broken = emitted({ ts: "export type Env = {;\n", rs: "pub struct Env {\n" });
  const foreign = emitted({ ts: "export type Env = Nothing;\n", rs: "pub struct Env(Nothing);\n" });
  const ugly = emitted({ ts: "export type Env = string;\n", rs: "pub struct Env{}\n" });
  // Where something is no TypeScript at all, nothing is said of types.
  for (const wrong of [broken, foreign]) {
    const found = checkTypeScript(join(folder, "ts"), [right, wrong, right]);
    expect(new Set(found.map(({ index }) => index))).toEqual(new Set([1]));
  }
  expect(checkRustFormat(join(folder, "broken"), [right, broken]).map(({ index }) => index)).toEqual([1]);
  expect(checkRustFormat(join(folder, "ugly"), [right, ugly]).map(({ index }) => index)).toEqual([1]);
  expect(checkRust(join(folder, "rs"), [right, right, foreign])).toEqual([
    { index: 2, problem: "rustc at env.rs:1: error[E0425]: cannot find type `Nothing` in this scope" },
  ]);
});

test.each([
  ["ts", `const a = "${CANARY}"; // ${CANARY}\n/* ${CANARY} */ const b = '"${CANARY}';`, false],
  ["ts", `const a = "\\"${CANARY}";`, false],
  ["ts", `const a = ""; ${CANARY} "";`, true],
  ["ts", `/* */ ${CANARY} */`, true],
  ["ts", `// a\n${CANARY}`, true],
  ["ts", `// a\u2028${CANARY}`, true],
  ["ts", `const a = "\\\\"; ${CANARY};`, true],
  ["ts", `const a = \`\${${CANARY}}\`;`, true],
  ["rs", `let a = r#""${CANARY}"#; /// ${CANARY}\n`, false],
  ["rs", `let a = "\\"${CANARY}";`, false],
  ["rs", `let a = r#""# ${CANARY}; "#;`, true],
  ["rs", `let a = "\\\\"; ${CANARY};`, true],
] as const)("a name in code is found (%s, %s)", (language, text, found) => {
  expect(codeOf(text, language).includes(CANARY)).toBe(found);
});

test("what is no UTF-8 and what is nothing is refused", async () => {
  const noneAlone = () => undefined;
  for (const bytes of [Buffer.from([0x61, 0xff]), Buffer.from("")]) {
    const judged = await judge(join(folder, "bytes"), { file: "wrangler.json", bytes }, noneAlone);
    expect(judged).toMatchObject({ problems: [], files: [] });
  }
});
