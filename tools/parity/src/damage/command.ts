/** `pnpm parity damage [--seed S] [--configs N]`. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRandom, type Random } from "@bimetal/compiler/test";
import { writeConfig } from "../bindings/config-text.ts";
import { randomConfig } from "../bindings/random-config.ts";
import { checkRust, checkRustFormat, checkTypeScript, type Wrong } from "./check-files.ts";
import { damageConfig } from "./damage-config.ts";
import { addComments, damageText } from "./damage-text.ts";
import { hostileName } from "./hostile.ts";
import { type Damaged, type Judged, judge } from "./judge.ts";

/** So many problems are printed. */
const PRINTED = 20;

/** So many configs are in one run of a compiler. */
const BATCH = 500;

/** Damages configs: each must be refused with its place, or become code that its language takes. */
export async function damageConfigs(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { seed: { type: "string", default: "1" }, configs: { type: "string", default: "5000" } },
  });
  const configs = Number(values.configs);
  const { problems, compiled } = await judgeDamaged({ seed: Number(values.seed), configs, checksRust: true });
  for (const { file, bytes, problems: found } of problems.slice(0, PRINTED)) {
    console.log(`${file}: ${found.join("\n  ")}\n${JSON.stringify(Buffer.from(bytes).toString())}`);
  }
  console.log(`${configs} configs, ${compiled} compiled, ${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}

export interface DamageOptions {
  readonly seed: number;
  readonly configs: number;
  /** Compile the Rust, too, and not only read it. */
  readonly checksRust: boolean;
}

export interface DamageReport {
  /** What went wrong. */
  readonly problems: readonly Judged[];
  /** How many configs were taken. */
  readonly compiled: number;
}

export async function judgeDamaged({ seed, configs, checksRust }: DamageOptions): Promise<DamageReport> {
  const random = createRandom(seed);
  const problems: Judged[] = [];
  let compiled = 0;
  for (let start = 0; start < configs; start += BATCH) {
    const folder = mkdtempSync(join(tmpdir(), "bimetal-damage-"));
    try {
      const judged: Judged[] = [];
      for (let index = start; index < Math.min(configs, start + BATCH); index += 1) {
        const pick = (environments: readonly string[]) =>
          environments.length > 0 && random.chance(0.3) ? random.pick(environments) : undefined;
        judged.push(await judge(join(folder, "configs", String(index), "worker"), randomDamaged(random), pick));
      }
      const wrong = [
        ...checkTypeScript(join(folder, "typescript"), judged),
        ...checkRustFormat(join(folder, "rustfmt"), judged),
        ...(checksRust ? checkRust(join(folder, "rust"), judged) : []),
      ];
      problems.push(...judged.map((each, index) => withProblems(each, index, wrong)).filter(hasProblems));
      compiled += judged.filter(({ files }) => files.length > 0).length;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return { problems, compiled };
}

function randomDamaged(random: Random): Damaged {
  const format = random.pick(["toml", "toml", "jsonc", "json"] as const);
  const config = damageConfig(random, randomConfig(random, hostileName));
  const text = addComments(random, writeConfig(random, config, format), format === "toml" ? "#" : "//");
  const bytes = Buffer.from(damageText(random, text));
  if (random.chance(0.02)) bytes[random.below(bytes.length)] = 0xff;
  return { file: `wrangler.${format}`, bytes };
}

function withProblems(judged: Judged, place: number, wrong: readonly Wrong[]): Judged {
  const own = wrong.filter(({ index }) => index === place).map(({ problem }) => problem);
  return { ...judged, problems: [...judged.problems, ...own] };
}

function hasProblems({ problems }: Judged): boolean {
  return problems.length > 0;
}
