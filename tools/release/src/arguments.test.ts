import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test("flags are read; projects are made of all templates, with pnpm", () => {
  const { managers, ...rest } = readArguments(["--dry-run"]);
  expect(rest).toEqual({ dryRun: true, build: true, templates: [], json: false });
  expect(managers.map(({ name }) => name)).toEqual(["pnpm"]);
  expect(readArguments(["--dry-run", "--template", "rust", "--template=hybrid", "--no-build", "--json"])).toMatchObject(
    {
      build: false,
      templates: ["rust", "hybrid"],
      json: true,
    },
  );
});

test.each([
  [["--dry-run", "--package-manager", "cargo"], "--package-manager cargo is none of pnpm, npm, yarn, bun"],
  [["--template", "rust"], /^--template is for `--dry-run` alone/],
  [["--dry"], /^Unknown option '--dry'.*Usage: pnpm release/s],
])("%j is refused", (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});
