/** Whether schemas.rs is laid out as rustfmt would: names decide where its lines break. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emitSchemasRs } from "../src/emit/schemas-rs/index.ts";
import { ROOT } from "./goldens.ts";
import { createRandom } from "./random.ts";
import { randomModel } from "./random-model.ts";

const MODELS = 200;

test("rustfmt leaves random models as they are", () => {
  const folder = join(ROOT, "target/rust-layout");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const texts = Array.from({ length: MODELS }, (_, seed) => emitSchemasRs(randomModel(createRandom(seed))));
  const files = texts.map((text, seed) => {
    const file = join(folder, `model_${seed}.rs`);
    writeFileSync(file, text);
    return file;
  });
  const { status, stdout, stderr } = spawnSync("rustfmt", ["--edition", "2024", "--check", ...files], {
    encoding: "utf8",
  });
  expect(`${stdout}${stderr}`).toBe("");
  expect(status).toBe(0);
  // Shapes of code that would otherwise be met by chance only.
  const all = texts.join("\n");
  for (const shape of [/\|reader\| \{$/m, /let value =$/m, /= reader$/m, /: pairs$/m, /\.many\($/m, /=> \{$/m]) {
    expect(all).toMatch(shape);
  }
});
