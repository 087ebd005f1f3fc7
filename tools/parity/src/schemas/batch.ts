/** Random schemas as one contract, compiled. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Compilation, compile, type NamedType, type Schema, writeGenerated } from "@bimetal/compiler";
import { formatDiagnostics, parseConfig } from "@bimetal/config";
import type { Parser } from "bimetal/schema";
import type { z } from "zod";
import type { SchemaSource } from "./random-schema.ts";

/** A schema under a name, with the three that must agree about its values. */
export interface Subject {
  readonly name: string;
  readonly source: SchemaSource;
  readonly zod: z.ZodType;
  readonly parser: Parser<unknown>;
  readonly schema: Schema;
  /** The Rust type. */
  readonly type: string;
}

export interface Batch {
  readonly subjects: readonly Subject[];
  readonly types: ReadonlyMap<string, NamedType>;
  /** The emitted `schemas.rs` and `schemas.ts`. */
  readonly rust: string;
  readonly typescript: string;
  /** What the compiler said of the schemas that it refused. */
  readonly refusals: readonly string[];
}

const work: string = join(import.meta.dirname, "../../dist/schemas");

/** Compiles schemas. Those that are refused are left out, and what is said of them is kept. */
export function compileBatch(name: string, sources: ReadonlyMap<string, SchemaSource>): Promise<Batch> {
  return compileContract(name, sources, contractText);
}

/** Compiles the schemas of a module that exports `cases`; the subjects are named `s0`, `s1`, … after their places. */
export function compileModule(name: string, file: string, count: number): Promise<Batch> {
  const places = Array.from({ length: count }, (_, place) => place);
  const sources = new Map(
    places.map((place) => [`s${place}`, { statements: [], expression: `cases[${place}]!.schema` }]),
  );
  return compileContract(name, sources, (accepted) => {
    return `import { cases } from ${JSON.stringify(file)};\n${contractText(accepted)}`;
  });
}

async function compileContract(
  name: string,
  sources: ReadonlyMap<string, SchemaSource>,
  write: (accepted: ReadonlyMap<string, SchemaSource>) => string,
): Promise<Batch> {
  const root = join(work, name);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const accepted = new Map(sources);
  const refusals: string[] = [];
  for (let attempt = 0; ; attempt += 1) {
    // Node keeps every module that it has read: a new try is a new file.
    const file = `contract-${attempt}.ts`;
    writeFileSync(join(root, file), write(accepted));
    const { value, messages } = await compileOnce(root, file);
    if (value) return load(root, file, value, accepted, refusals);
    refusals.push(...messages);
    const refused = [...accepted.keys()].filter((key) => messages.some((text) => text.includes(`routes.${key}.`)));
    if (refused.length === 0) throw new Error(messages.join("\n"));
    for (const key of refused) accepted.delete(key);
  }
}

async function compileOnce(
  root: string,
  contract: string,
): Promise<{ readonly value: Compilation | undefined; readonly messages: readonly string[] }> {
  const config = parseConfig("wrangler.json", '{ "name": "parity", "compatibility_date": "2026-11-01" }').value;
  if (!config) throw new Error("the config is wrong");
  const { value, diagnostics } = await compile({ root, config, contract });
  return { value, messages: diagnostics.map((diagnostic) => formatDiagnostics([diagnostic]).trim()) };
}

/** Functions that check values; their twins are in every crate that Rust is asked in. */
const CHECKS: string = join(import.meta.dirname, "../../../../packages/compiler/fixtures/checks.ts");

function contractText(sources: ReadonlyMap<string, SchemaSource>): string {
  const routes = [...sources].map(([name, { expression }]) => {
    return `    ${name}: post("/${name}", { body: ${expression} as z.ZodType, responses: { 204: empty() } }),`;
  });
  return [
    'import { contract, empty, post, twin } from "bimetal";',
    'import { z } from "zod";',
    `import * as checks from ${JSON.stringify(CHECKS)};`,
    "",
    ...[...sources.values()].flatMap(({ statements }) => statements),
    "export default contract({",
    '  title: "parity",',
    '  version: "1",',
    "  routes: {",
    ...routes,
    "  },",
    "});",
    "",
  ].join("\n");
}

async function load(
  root: string,
  file: string,
  { model, files }: Compilation,
  sources: ReadonlyMap<string, SchemaSource>,
  refusals: readonly string[],
): Promise<Batch> {
  const out = join(root, "generated");
  writeGenerated(files, out);
  const [rust, typescript] = [join(out, "schemas.rs"), join(out, "schemas.ts")];
  // Bundlers find the ending of a module's name, Node does not.
  writeFileSync(typescript, readFileSync(typescript, "utf8").replace(/( from "\.[^"]*)"/g, '$1.ts"'));
  const { default: contract } = await import(pathToFileURL(join(root, file)).href);
  const parsers = await importParsers(typescript);
  const subjects = [...sources].flatMap(([name, source]): Subject[] => {
    const body = model.routes.find((route) => route.name.author === name)?.body;
    if (body?.kind !== "json" || body.schema.kind !== "named") throw new Error(`${name} has no body`);
    const type = body.schema.name.pascal;
    const zod: z.ZodType = contract.options.routes[name].options.body;
    return [{ name, source, zod, parser: parsers[type] as Parser<unknown>, schema: body.schema, type }];
  });
  return { subjects, types: new Map(model.types.map((type) => [type.name.pascal, type])), rust, typescript, refusals };
}

/** Every import is a new one, also of a file that has changed. */
export async function importParsers(file: string): Promise<Readonly<Record<string, unknown>>> {
  imports += 1;
  return import(`${pathToFileURL(file).href}?${imports}`);
}

let imports = 0;
