/** `pnpm parity bindings [--seed S] [--configs N] [--config FILE…]`. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createRandom } from "@bimetal/compiler/test";
import { readConfig } from "@bimetal/config";
import { compare, type Disagreement, describe, subjectsOf } from "./compare.ts";
import { writeConfig } from "./config-text.ts";
import { Coverage } from "./coverage.ts";
import { randomConfig } from "./random-config.ts";
import type { JsonObject } from "./samples.ts";
import type { Subject } from "./subject.ts";

const PACKAGE = join(import.meta.dirname, "../..");

/** So many disagreements are printed. */
const PRINTED = 20;

/** Compares the types of bindings with wrangler's, on random configs or on given ones. */
export async function compareBindings(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string", default: "1" },
      configs: { type: "string", default: "2000" },
      config: { type: "string", multiple: true },
    },
  });
  if (values.config) {
    const found = await compare(values.config.flatMap(subjectsOfFile));
    for (const disagreement of found.slice(0, PRINTED)) console.log(describe(disagreement));
    return report(values.config.length, found);
  }
  const coverage = new Coverage();
  const disagreements = await compareRandom(Number(values.seed), Number(values.configs), coverage, (each) => {
    for (const disagreement of each) print(disagreement);
  });
  console.log(coverage.table());
  const missing = coverage.missing();
  for (const row of missing) console.log(`WRONG ${row}`);
  return Math.max(report(Number(values.configs), disagreements), missing.length > 0 ? 1 : 0);
}

/** Random configs, each in a folder of its own as long as it is compared. */
export async function compareRandom(
  seed: number,
  configs: number,
  coverage: Coverage,
  tell: (found: readonly Disagreement[]) => void = () => {},
): Promise<Disagreement[]> {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), "bimetal-configs-"));
  try {
    cpSync(join(PACKAGE, "fixtures/entry"), join(folder, "entry"), { recursive: true });
    symlinkSync(join(PACKAGE, "node_modules"), join(folder, "node_modules"));
    const subjects = Array.from({ length: configs }, (_, index) => {
      const config = randomConfig(random);
      coverage.add(config);
      const format = random.pick(["toml", "toml", "jsonc", "json"] as const);
      return writeSubjects(
        join(folder, String(index), "worker"),
        `wrangler.${format}`,
        writeConfig(random, config, format),
        config,
      );
    });
    const disagreements = await compare(subjects.flat());
    tell(disagreements.slice(0, PRINTED));
    return disagreements;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a config into a folder of its own. */
export function writeSubjects(root: string, file: string, text: string, config: JsonObject): Subject[] {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, file), text);
  return subjectsOf(root, file, Object.keys(config.env ?? {}));
}

function subjectsOfFile(file: string): Subject[] {
  const root = resolve(dirname(file));
  const { value } = readConfig(basename(file), { root });
  return subjectsOf(root, basename(file), value?.environments ?? []);
}

function report(configs: number, disagreements: readonly Disagreement[]): number {
  console.log(`${configs} configs, ${disagreements.length} disagreements`);
  return disagreements.length === 0 ? 0 : 1;
}

/** With the config, as `--config` takes it. */
function print(disagreement: Disagreement): void {
  const { root, file } = disagreement.subject;
  console.log(`${describe(disagreement)}\n${readFileSync(join(root, file), "utf8")}`);
}
