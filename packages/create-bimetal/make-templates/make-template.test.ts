import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { templateNames } from "../src/template.ts";
import { makeAddition, makeTemplate } from "./make-template.ts";

const built = join(import.meta.dirname, "../templates");

describe.each(templateNames)("%s", (name) => {
  const template = makeTemplate(name);

  test("what was built is what the example makes now", () => {
    const found = readdirSync(join(built, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(built, name).length + 1));
    expect(found.sort()).toEqual([...template.keys()].sort());
    for (const [path, text] of template) expect(readFileSync(join(built, name, path), "utf8"), path).toBe(text);
  });

  test("nothing of this repository is left in it", () => {
    for (const [path, text] of template) {
      expect(text, path).not.toMatch(/workspace:|catalog:|workspace\s*=|hello-|bimetal\/example|turbo|\.\.\/\.\.\//);
      expect(path).not.toMatch(/\.gitignore$|^(dist|generated|node_modules)\//);
    }
  });

  test("it has no other placeholders than those that are filled in", () => {
    for (const [path, text] of template) {
      const placeholders = [...text.matchAll(/(?<!\$)\{\{(.*?)\}\}/g)].map(([, word]) => word);
      expect(["name", "manager", "install"], path).toEqual(expect.arrayContaining(placeholders));
    }
  });

  test("its name stands wherever its tools look for one, and its README knows its commands", () => {
    const { name: own, scripts } = JSON.parse(template.get("package.json") ?? "");
    expect(own).toBe("{{name}}");
    expect(template.get("wrangler.toml")).toMatch(/^name = "\{\{name\}\}"$/m);
    expect(template.get("Cargo.toml") ?? 'name = "{{name}}"').toContain('name = "{{name}}"');
    const told = template.get("README.md")?.matchAll(/\{\{manager\}\} run (\w+)/g) ?? [];
    expect([...new Set([...told].map(([, script]) => script))].sort()).toEqual(Object.keys(scripts).sort());
  });
});

test("what an existing project gets was built, too", () => {
  for (const [path, text] of makeAddition())
    expect(readFileSync(join(built, "addition", path), "utf8"), path).toBe(text);
});
