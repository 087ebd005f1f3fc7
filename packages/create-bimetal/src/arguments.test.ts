import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";
import { detectPackageManager } from "./package-manager.ts";
import { chooseSettings } from "./settings.ts";

test("flags are read, and what is not given stays open", () => {
  expect(readArguments(["app", "--template", "rust", "--no-git", "--package-manager=bun", "-y"])).toEqual({
    ...{ directory: "app", name: undefined, template: "rust", manager: "bun" },
    ...{ git: false, install: undefined, yes: true, workspace: true, dryRun: false, json: false },
  });
});

test.each([
  [["--template", "svelte"], "--template svelte is none of hybrid, rust, typescript, workers-rs"],
  [["--template", "constructor"], "--template constructor is none of hybrid, rust, typescript, workers-rs"],
  [["--package-manager", "cargo"], "--package-manager cargo is none of pnpm, npm, yarn, bun"],
  [["a", "b"], "one DIRECTORY is made, but `b` is given, too. See `create-bimetal --help`."],
  [["--force"], "Unknown option '--force'. See `create-bimetal --help`."],
  [["--name"], "Option '--name <value>' argument missing. See `create-bimetal --help`."],
])("%j is refused", (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});

test("defaults complete the command line", () => {
  const settings = chooseSettings(readArguments(["/tmp/a/My Worker", "--package-manager", "yarn", "--git"]));
  expect(settings).toEqual({
    ...{ root: "/tmp/a/My Worker", name: "my-worker", template: "hybrid" },
    ...{ manager: "yarn", git: true, install: true },
  });
});

test("without a folder there is nothing to make, and a name that is none is told where it is from", () => {
  expect(() => chooseSettings(readArguments([]))).toThrow("no DIRECTORY is given");
  expect(() => chooseSettings(readArguments(["test"]))).toThrow(/of Rust itself, which is that of the folder: give/);
  expect(() => chooseSettings(readArguments(["app", "--name", "test"]))).toThrow(/of Rust itself\.$/);
});

test("the package manager that runs the command is found", () => {
  expect(detectPackageManager("pnpm/12.21.0 npm/? node/v24.21.0 linux x64")).toBe("pnpm");
  expect(detectPackageManager("npm/11.19.1 node/v24.21.0 linux x64 workspaces/false")).toBe("npm");
  expect(detectPackageManager("cnpm/1.0.0")).toBeUndefined();
  expect(detectPackageManager("")).toBeUndefined();
});
