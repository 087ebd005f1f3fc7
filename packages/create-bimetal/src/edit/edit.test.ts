import { parse as parseJsonc } from "jsonc-parser";
import { getStaticTOMLValue, parseTOML } from "toml-eslint-parser";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { setJson } from "./json.ts";
import { applyEdits, editText } from "./text.ts";
import { setToml } from "./toml.ts";
import { addYamlItem, addYamlProperty } from "./yaml.ts";

/** What a text must keep: every line, but for a comma behind it or, of the changed one, its value. */
function expectKept(before: string, after: string, changed: RegExp = /^$/): void {
  const left = after.split("\n").map((line) => line.replace(/,(?=\s*(?:\/\/.*|\/\*.*\*\/)?\r?$)/, ""));
  for (const line of before.split("\n").map((line) => line.replace(/,(?=\s*(?:\/\/.*|\/\*.*\*\/)?\r?$)/, ""))) {
    if (!changed.test(line)) expect(left, line).toContain(line);
  }
  expect(after.endsWith("\n")).toBe(before.endsWith("\n"));
  expect(after.includes("\r\n")).toBe(before.includes("\r\n"));
  if (before.includes("\r\n")) expect(after).not.toMatch(/[^\r]\n/);
}

/** What a list becomes; a text is replaced. */
const listed = (was: unknown): string[] => [...(Array.isArray(was) ? was : []), "src", "Cargo.toml"];

const endings = [
  ["", (text: string) => text],
  [" with CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
  [" without a last newline", (text: string) => text.trimEnd()],
] as const;

const jsons = [
  `{\n  "name": "a", // mine\n  "main": "src/index.ts" // the entry\n  // the end\n}\n`,
  `{\n\t/* tabs */\n\t"name": "a",\n\t"vars": {\n\t\t"A": "b", /* trailing */\n\t},\n}\n`,
  `{ "name": "a", "vars": { "A": 1 } }\n`,
  `{ "name": "a", }\n`,
  `{}\n`,
  `{\n  // nothing yet\n}\n`,
  `// a comment\n{\n    "build": {\n        "watch_dir": "styles" }, // odd\n    "name": "a"\n}\n`,
  `{\n  "build": {},\n  "name": "b"\n}\n`,
];

describe.each(endings)("JSON%s", (_, ending) => {
  test.each(jsons)("%j", (text) => {
    const before = ending(text);
    const errors: never[] = [];
    const main = setJson("wrangler.jsonc", before, ["main"], "dist/worker.js");
    const command = setJson("wrangler.jsonc", main, ["build", "command"], "bimetal build");
    const after = setJson("wrangler.jsonc", command, ["build", "watch_dir"], ["src", "Cargo.toml"]);
    const was = parseJsonc(before);
    expect(parseJsonc(after, errors, { allowTrailingComma: true })).toEqual({
      ...{ ...was, main: "dist/worker.js" },
      build: { ...was.build, command: "bimetal build", watch_dir: listed(was.build?.watch_dir) },
    });
    expect(errors).toEqual([]);
    if (before.includes("\n")) expectKept(before, after, /"main"|watch_dir|^[\s{}]*\r?$|"build"|"name": "a".*\}/);
    // All is there: the same once more changes nothing.
    expect(setJson("wrangler.jsonc", after, ["main"], "dist/worker.js")).toBe(after);
  });
});

test("a list keeps what it has", () => {
  const toml = '[build]\nwatch_dir = [\n  "styles", # ours\n  "src",\n]\n';
  expect(setToml("wrangler.toml", toml, ["build", "watch_dir"], ["styles", "src", "Cargo.toml"])).toBe(
    '[build]\nwatch_dir = [\n  "styles", # ours\n  "src", "Cargo.toml",\n]\n',
  );
  const json = '{ "a": ["b" /* ours */] }';
  expect(setJson("a.json", json, ["a"], ["b", "c"])).toBe('{ "a": ["b", "c" /* ours */] }');
});

test("a dependency is put where it belongs, a script last", () => {
  const text = `{\n  "scripts": {\n    "dev": "wrangler dev"\n  },\n  "dependencies": {\n    "hono": "^4.0.0"\n  }\n}\n`;
  const bimetal = setJson("package.json", text, ["dependencies", "bimetal"], "0.1.0", true);
  const zod = setJson("package.json", bimetal, ["dependencies", "zod"], "^4.0.0", true);
  expect(setJson("package.json", zod, ["scripts", "build"], "bimetal build")).toBe(`{
  "scripts": {
    "dev": "wrangler dev",
    "build": "bimetal build"
  },
  "dependencies": {
    "bimetal": "0.1.0",
    "hono": "^4.0.0",
    "zod": "^4.0.0"
  }
}
`);
});

test("what is no JSON is told with its place, and so is what cannot have properties", () => {
  expect(() => setJson("package.json", '{\n  "a": ]\n}', ["main"], "b")).toThrow("package.json:2:8: this is not JSON");
  expect(() => setJson("a.json", '{ "build": 1 }', ["build", "command"], "b")).toThrow(
    "a.json: `build` is expected to be an",
  );
});

const tomls = [
  `# mine\nname = "a" # the name\nmain = "src/index.ts"\ncompatibility_date = "2026-11-01"\n\n[vars]\nA = "b"\n`,
  `name = "a"\n\n[env.staging]\nvars = { A = "b" } # staging\n\n[[kv_namespaces]]\nbinding = "KV"\n`,
  `name = "a"\n\n[build] # ours\n  command = "npm run css" # first\n  watch_dir = "styles"\n\n[vars]\nA = 1\n`,
  `build = { cwd = "." }\nname = "a"\n`,
  `build = { command = "x", watch_dir = ["a"] } # inline\nname = "a"\n`,
  `build = {}\nname = "a"\n`,
  `build.command = "x" # dotted\nname = "a"\n`,
  `[build]\n[vars]\nA = 1\n`,
  `"name" = 'a'\nmain = '''src/index.ts'''\n`,
];

describe.each(endings)("TOML%s", (_, ending) => {
  test.each(tomls)("%j", (text) => {
    const before = ending(text);
    const main = setToml("wrangler.toml", before, ["main"], "dist/worker.js");
    const command = setToml("wrangler.toml", main, ["build", "command"], "bimetal build");
    const after = setToml("wrangler.toml", command, ["build", "watch_dir"], ["src", "Cargo.toml"]);
    // biome-ignore lint/suspicious/noExplicitAny: it is TOML.
    const read = (toml: string): any => getStaticTOMLValue(parseTOML(toml));
    const was = read(before);
    expect(read(after)).toEqual({
      ...{ ...was, main: "dist/worker.js" },
      build: { ...was.build, command: "bimetal build", watch_dir: listed(was.build?.watch_dir) },
    });
    expectKept(before, after, /^\s*(?:main|command|watch_dir|build[. ])/);
  });
});

test("what is no TOML is told with its place", () => {
  expect(() => setToml("wrangler.toml", "name = ]\n", ["main"], "b")).toThrow(
    /^wrangler\.toml:1:\d+: this is not TOML: /,
  );
});

const yamls = [
  `packages:\n  - apps/* # ours\n  - "packages/*"\n\n# below\ncatalog:\n  zod: 4.0.0\n`,
  `packages:\n- a\n- b\nallowBuilds:\n    esbuild: false # no\n`,
  `packages: [a, 'b'] # flow\nallowBuilds: { sharp: false }\n`,
  `packages: []\nallowBuilds: {}\n`,
  `packages:\nallowBuilds:\n`,
  `# nothing yet\n`,
  `catalog: # ours\n  zod: 4.0.0\n`,
];

describe.each(endings)("YAML%s", (_, ending) => {
  test.each(yamls)("%j", (text) => {
    const before = ending(text);
    const listed = addYamlItem("pnpm-workspace.yaml", before, "packages", "workers/hello");
    const odd = addYamlItem("pnpm-workspace.yaml", listed, "packages", "42: #");
    const after = addYamlProperty("pnpm-workspace.yaml", odd, "allowBuilds", "workerd", true);
    const was = parseYaml(before) ?? {};
    expect(parseYaml(after)).toEqual({
      ...was,
      packages: [...(was.packages ?? []), "workers/hello", "42: #"],
      allowBuilds: { ...was.allowBuilds, workerd: true },
    });
    expectKept(before, after, /: [[{]/);
  });
});

test("what is no YAML is told with its place, and so is what is no list", () => {
  expect(() => addYamlItem("a.yaml", "a: [\n", "packages", "b")).toThrow(/^a\.yaml:\d+:\d+: this is not YAML: /);
  expect(() => addYamlItem("a.yaml", "packages: 1\n", "packages", "b")).toThrow(
    "a.yaml: `packages` is expected to be a list",
  );
});

test("a byte order mark stays, and edits need no order", () => {
  expect(editText("\uFEFF{}", (text) => setJson("a.json", text, ["a"], 1))).toBe('\uFEFF{\n  "a": 1\n}');
  const edits = [
    { offset: 3, text: "d" },
    { offset: 0, length: 1, text: "A" },
    { offset: 3, text: "e" },
  ];
  expect(applyEdits("abc", edits)).toBe("Abcde");
});
