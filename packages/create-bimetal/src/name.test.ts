import { expect, test } from "vitest";
import { findNameProblem, toName } from "./name.ts";
import { fillTemplate, templateNames } from "./template.ts";

test.each(["a", "my-worker", "api2", "x".repeat(54)])("%s is a name", (name) => {
  expect(findNameProblem(name)).toBeUndefined();
});

test.each([
  ["", /needs a name/],
  ["My-Worker", /small letters, digits and dashes/],
  ["my_worker", /small letters/],
  ["@acme/worker", /small letters/],
  ["2fast", /begins with a letter/],
  ["-a", /begins with a letter/],
  ["a-", /does not end with a dash/],
  ["naïve", /small letters/],
  ['a"\nmain = "x', /small letters/],
  ["../a", /small letters/],
  ["x".repeat(55), /55 characters: 54 is the most/],
  ["match", /word of Rust/],
  ["test", /crate of Rust/],
  ["deps", /cargo/],
  ["nul", /Windows/],
  ["zod", /depends on/],
])("%j is none", (name, why) => {
  expect(findNameProblem(name)).toMatch(why);
});

test.each(templateNames)("what %s depends on is no name", (template) => {
  const files = fillTemplate(template, { name: "x", manager: "npm" });
  const { dependencies, devDependencies } = JSON.parse(files.get("package.json") ?? "");
  const crates = files.get("Cargo.toml")?.match(/(?<=\[dependencies\]\n)(.+\n)+/)?.[0] ?? "";
  const names = [
    ...Object.keys({ ...dependencies, ...devDependencies }),
    ...[...crates.matchAll(/^[\w-]+/gm)].map(([name]) => name),
  ];
  for (const name of names) expect(findNameProblem(name), name).toBeDefined();
});

test.each([
  ["My Worker", "my-worker"],
  ["Café_2", "cafe-2"],
  ["2024-api.", "api"],
  ["日本", ""],
])("a folder %s suggests %j", (folder, name) => {
  expect(toName(folder)).toBe(name);
});
