/** Writes `templates/`, a part of the build of this package. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { templateNames } from "../src/template.ts";
import { makeAddition, makeTemplate } from "./make-template.ts";

const folder = join(import.meta.dirname, "../templates");
rmSync(folder, { recursive: true, force: true });
for (const name of ["addition", ...templateNames] as const) {
  for (const [path, text] of name === "addition" ? makeAddition() : makeTemplate(name)) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
