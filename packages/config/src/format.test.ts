import { expect, test } from "vitest";
import type { Diagnostic } from "./diagnostic.ts";
import { formatDiagnostics } from "./format.ts";
import { parseConfig } from "./read-config.ts";

const diagnostic = (line: number, column: number): Diagnostic => ({
  code: "config/test",
  severity: "error",
  message: "something is wrong",
  fix: "put it right",
  location: { file: "wrangler.toml", line, column },
});

function frame(line: number, column: number, text: string): string[] {
  const shown = formatDiagnostics([diagnostic(line, column)], { sources: () => text });
  return shown.split("\n").slice(2, -2);
}

test("without a source there is no frame, and without colour no escape", () => {
  expect(formatDiagnostics([diagnostic(3, 5)])).toBe(
    "error[config/test]: something is wrong\n --> wrangler.toml:3:5\n  = fix: put it right\n",
  );
});

test("what has neither a place nor more to say is one line", () => {
  const { location: _, ...placeless } = diagnostic(1, 1);
  expect(formatDiagnostics([placeless])).toBe("error[config/test]: something is wrong: put it right\n");
  expect(formatDiagnostics([{ ...placeless, found: "a cat" }]).split("\n")).toHaveLength(4);
});

test("a blank line stands between two", () => {
  expect(formatDiagnostics([diagnostic(1, 1), diagnostic(2, 1)]).split("\n\n")).toHaveLength(2);
  expect(formatDiagnostics([])).toBe("");
});

test("colour changes nothing but escapes", () => {
  const options = { sources: () => 'name = "x"' };
  const colored = formatDiagnostics([diagnostic(1, 8)], { ...options, color: true });
  expect(colored).toContain("\u001b[31m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
  expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(formatDiagnostics([diagnostic(1, 8)], options));
});

test("tabs keep the caret under its token", () => {
  expect(frame(1, 3, '\t\tname = "x"')).toEqual(["  |", '1 | \t\tname = "x"', "  | \t\t^^^^"]);
});

test.each([
  ['a = "x\\"y" # c', 5, '"x\\"y"'],
  ["a = 1.5e3,", 5, "1.5e3"],
  ["a = 2024-10-14T07:00:00Z", 5, "2024-10-14T07:00:00Z"],
  ["[env.staging.vars]", 6, "staging"],
  ["[[kv_namespaces]]", 1, "[[kv_namespaces]]"],
  ["{ }", 1, "{"],
  ["", 1, "^"],
])("%s at %i is marked as %s", (text, column, token) => {
  expect(frame(1, column, text)[2]).toBe(`  | ${" ".repeat(column - 1)}${"^".repeat(token.length)}`);
});

test("a long line is cut around the place", () => {
  const text = `${"x ".repeat(500)}HERE${" y".repeat(500)}`;
  const [, line = "", carets = ""] = frame(1, 1001, text);
  expect(line.length).toBeLessThan(120);
  expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("HERE");
});

test("places past the end of a changed file are no crash", () => {
  expect(frame(9, 1, "one line")).toEqual([]);
  expect(frame(1, 99, "one line")).toHaveLength(3);
});

test("a name that a terminal would obey is shown in signs, and its place is still marked", () => {
  const text = '{ "vars": { "\u202ea\u007f": 1, "\u202ea\u007f": 2 }, "\\u001b[2J\\n": 1 }';
  const { diagnostics } = parseConfig("wrangler.json", text);
  const shown = formatDiagnostics(diagnostics, { sources: () => text });
  expect(shown).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  expect(shown).toContain('warning[config/duplicate-key]: "\ufffda␡" stands here a second time');
  expect(shown).toContain('1 | { "vars": { "\ufffda␡": 1, "\ufffda␡": 2 }, "\\u001b[2J\\n": 1 }');
  expect(shown).toContain('"␛[2J\n  " is not a key');
});

test("what a tool says in several lines is shown in lines, none of which begins like a finding", () => {
  const told = { message: "no such type\n  a cat\n\u001b[2Jerror[fake]: a dog", found: "this\r\nand that" };
  expect(formatDiagnostics([{ ...diagnostic(12, 1), ...told }]).split("\n")).toEqual([
    "error[config/test]: no such type",
    "    a cat",
    "  ␛[2Jerror[fake]: a dog",
    "  --> wrangler.toml:12:1",
    "   = found: this␍",
    "     and that",
    "   = fix: put it right",
    "",
  ]);
  const related = [{ message: "the other\none", location: { file: "a", line: 1, column: 1 } }];
  expect(formatDiagnostics([{ ...diagnostic(1, 1), related }])).toContain(" ::: a:1:1 the other\n  one\n");
  const { location: _, ...placeless } = { ...diagnostic(1, 1), ...told, found: undefined };
  expect(formatDiagnostics([placeless])).toContain("a dog\n = fix: put it right");
});

test("a name that never ends is cut in its middle", () => {
  const { diagnostics } = parseConfig("wrangler.toml", `${"a".repeat(5000)}z = 1`);
  expect(formatDiagnostics(diagnostics)).toContain(`"${"a".repeat(99)}…${"a".repeat(48)}z" is not a key`);
});

test("what a tool has rendered is shown as it is, in colour or without", () => {
  const finding = { ...diagnostic(1, 1), rendered: "\u001b[31merror\u001b[0m: mismatched types" };
  expect(formatDiagnostics([finding])).toBe("error: mismatched types\n");
  expect(formatDiagnostics([finding], { color: true })).toBe(`${finding.rendered}\n`);
});

test.each([
  '[secrets]\nTOKEN = "s3cr3t"',
  "[secrets]\nTOKEN = 5370",
  '[secrets]\nrequired = "s3cr3t"',
  '[secrets]\nrequired = [{ TOKEN = "s3cr3t" }]',
  'secrets = "s3cr3t"',
])("the value of a secret is not shown: %j", (text) => {
  const { diagnostics } = parseConfig("wrangler.toml", text);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(["error"]);
  expect(JSON.stringify(diagnostics) + formatDiagnostics(diagnostics, { sources: () => text })).not.toMatch(
    /s3cr3t|5370/,
  );
});

test("what only begins like a secret's place is shown", () => {
  const text = "[[secrets_store_secrets]]\nbinding = 3";
  const { diagnostics } = parseConfig("wrangler.toml", text);
  // It was "something else", without the line.
  expect(diagnostics).toMatchObject([{ found: "the number 3" }]);
  expect(formatDiagnostics(diagnostics, { sources: () => text })).toContain("2 | binding = 3");
});
