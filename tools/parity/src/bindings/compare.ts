import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importPlatform } from "../platform.ts";
import { typeCheck } from "../type-check.ts";
import { askBimetal } from "./ask-bimetal.ts";
import { askWrangler } from "./ask-wrangler.ts";
import { type Assertion, assertSame } from "./assertions.ts";
import type { DifferenceId } from "./known-differences.ts";
import { nameOf, type Subject } from "./subject.ts";

export interface Disagreement {
  readonly subject: Subject;
  /** The binding's name, or another word for what it is about. */
  readonly about: string;
  readonly message: string;
}

export interface CompareOptions {
  /** A known difference that does not count as known. */
  readonly unknown?: (subject: Subject) => DifferenceId | undefined;
  /** Bimetal's module as it is to be compared. */
  readonly alter?: (module: string, subject: Subject) => string;
}

/** So many subjects are checked in one run of the type checker. */
const BATCH = 600;

/** Compares the `Env` of Bimetal with that of wrangler, key by key. */
export async function compare(subjects: readonly Subject[], options: CompareOptions = {}): Promise<Disagreement[]> {
  const disagreements: Disagreement[] = [];
  for (let start = 0; start < subjects.length; start += BATCH) {
    const work = mkdtempSync(join(tmpdir(), "bimetal-parity-"));
    try {
      disagreements.push(...(await compareBatch(work, subjects.slice(start, start + BATCH), options)));
    } finally {
      rmSync(work, { recursive: true });
    }
  }
  return disagreements;
}

async function compareBatch(
  work: string,
  subjects: readonly Subject[],
  options: CompareOptions,
): Promise<Disagreement[]> {
  const prepared = [];
  for (const subject of subjects) prepared.push(await prepare(work, subject, options));
  const disagreements = prepared.flatMap((each) => ("message" in each ? [each] : []));
  const pairs = prepared.flatMap((each) => ("assertions" in each ? [each] : []));
  const files = pairs.flatMap(({ ours, theirs, assertions }, index) => [
    { name: `${index}.bimetal.ts`, text: ours },
    { name: `${index}.wrangler.ts`, text: theirs },
    { name: `${index}.ts`, text: writeAssertions(index, assertions) },
  ]);
  const errors = typeCheck(work, files).map(({ file, line, message }): Disagreement => {
    const [index = "", author = ""] = file.split(".");
    const pair = pairs[Number(index)];
    if (!pair) throw new Error(`${file}:${line}: ${message}`);
    const { subject, assertions } = pair;
    if (author !== "ts") return { subject, about: author, message: `its module is wrong: ${message}` };
    return { subject, about: assertions[line - HEADER - 1]?.about ?? file, message };
  });
  return [...disagreements, ...errors];
}

interface Pair {
  readonly subject: Subject;
  readonly ours: string;
  readonly theirs: string;
  readonly assertions: readonly Assertion[];
}

/** Asks both, and says what must be true of their answers; or that they disagree already, or agree in refusing. */
async function prepare(work: string, subject: Subject, options: CompareOptions): Promise<Pair | Disagreement | Agreed> {
  const knows = (id: DifferenceId) => id !== options.unknown?.(subject);
  const ours = await askBimetal(subject, work);
  const theirs = await askWrangler(subject, { work, readsSecretFiles: !knows("secret-files") });
  const { module, bindings, diagnostics } = ours;
  if (module === undefined && theirs.module === undefined) return AGREED;
  if (theirs.module === undefined) return { subject, about: "wrangler", message: `it refuses: ${theirs.refusal}` };
  if (module === undefined) {
    const others = diagnostics.filter(({ code }) => !REFUSALS.some((row) => row.code === code && knows(row.id)));
    if (others.length === 0) return AGREED;
    return { subject, about: "Bimetal", message: `it refuses: ${others.map(({ message }) => message).join("; ")}` };
  }
  const entry = join(subject.root, String(theirs.config.main));
  const assertions = assertSame({ subject, bindings, config: theirs.config, entry, knows });
  return { subject, ours: options.alter?.(module, subject) ?? module, theirs: theirs.module, assertions };
}

/** The mistakes of which wrangler says nothing. */
const REFUSALS: readonly { readonly code: string; readonly id: DifferenceId }[] = [
  { code: "config/environment-kinds", id: "value-or-binding" },
  { code: "class/not-exported", id: "missing-classes" },
];

interface Agreed {
  readonly agreed: true;
}

const AGREED: Agreed = { agreed: true };

function writeAssertions(index: number, assertions: readonly Assertion[]): string {
  const lines = assertions.map(({ type }) => `true satisfies ${type};`);
  const header = [
    `import type { Alike, Alone, Exactly, Identical, Keys, KnownToUs, Same, SameVar } from ${JSON.stringify(SAME)};`,
    'import type { Pipeline } from "cloudflare:pipelines";',
    `import type { Env as Ours } from "./${index}.bimetal.ts";`,
    `import type { Env as Theirs } from "./${index}.wrangler.ts";`,
    importPlatform(lines.join("\n")),
  ];
  return `${[...header, ...lines].join("\n")}\n`;
}

const SAME = join(import.meta.dirname, "same.ts");

/** Lines before the first assertion. */
const HEADER = 5;

/** The subjects of a config: all environments at once, and each alone. */
export function subjectsOf(root: string, file: string, environments: readonly string[]): Subject[] {
  return [undefined, ...environments].map((env) => ({ root, file, env }));
}

/** A disagreement for people. */
export function describe({ subject, about, message }: Disagreement): string {
  return `${nameOf(subject)}: ${about}: ${message}`;
}
