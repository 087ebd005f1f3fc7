import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test("flags are read; projects are made of all templates, with pnpm", () => {
  const { managers, ...rest } = readArguments(["--dry-run"]);
  expect(rest).toEqual({ dryRun: true, templates: [], json: false });
  expect(managers.map(({ name }) => name)).toEqual(["pnpm"]);
  expect(readArguments(["--dry-run", "--template", "rust", "--template=hybrid", "--json"])).toMatchObject({
    templates: ["rust", "hybrid"],
    json: true,
  });
});

test.each([
  [["--package-manager", "cargo"], "--package-manager cargo is none of pnpm, npm, yarn, bun"],
  [["--dry"], /^Unknown option '--dry'.*Usage: pnpm release/s],
])("%j is refused", (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});
