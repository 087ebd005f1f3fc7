import { existsSync, readFileSync } from "node:fs";
import { type Binding, bindingRow, type ClassUse, type Json } from "@bimetal/config";
import type { DifferenceId } from "./known-differences.ts";
import { readAt } from "./random-config.ts";
import type { JsonObject } from "./samples.ts";
import type { Subject } from "./subject.ts";

/** Something about `Ours` and `Theirs` that must be `true`; the types are those of `same.ts`. */
export interface Assertion {
  /** The binding's name, or whose keys it is about. */
  readonly about: string;
  readonly type: string;
}

export interface Declared {
  readonly subject: Subject;
  /** What Bimetal has read. */
  readonly bindings: readonly Binding[];
  /** The config as it is written. */
  readonly config: JsonObject;
  /** The module that `main` names, as it is imported. */
  readonly entry: string;
  readonly knows: (id: DifferenceId) => boolean;
}

/** What must be true of the two `Env`s of a config: of every key, and that there are no others. */
export function assertSame(declared: Declared): Assertion[] {
  const { bindings, knows } = declared;
  const names = bindings.map(({ name }) => quote(name));
  const extra = knows("legacy-bindings") ? [quote("LOGFWDR_SCHEMA")] : [];
  const keys = (of: string, allowed: readonly string[]) => `Keys<${of}, ${[...allowed, "never"].join(" | ")}>`;
  const isEmpty = bindings.length === 0 && knows("no-bindings");
  return [
    { about: "Bimetal", type: isEmpty ? "Alike<Ours, Record<string, never>>" : keys("Ours", names) },
    { about: "wrangler", type: keys("Theirs", [...names, ...extra]) },
    ...bindings.map((binding) => ({ about: binding.name, type: assertBinding(declared, binding) })),
  ];
}

function assertBinding(declared: Declared, binding: Binding): string {
  const { subject, config, knows } = declared;
  const { kind, key, types } = binding;
  const name = quote(binding.name);
  if (kind === "var" && knows("var-values")) return `SameVar<Ours, Theirs, ${name}>`;
  if (isOwnService(declared, binding) && knows("own-name-with-env")) {
    const [ours, theirs] = [false, true].map((isPlain) => showTypes(declared, binding, () => isPlain));
    return `Exactly<Ours, Theirs, ${name}, ${ours}, ${theirs}>`;
  }
  const isHidden = (use: ClassUse) => isHiddenClass(declared, use);
  if (binding.classes?.some(isHidden) && knows("hidden-classes")) {
    const [ours, theirs] = [() => false, isHidden].map((isPlain) => showTypes(declared, binding, isPlain));
    return `Exactly<Ours, Theirs, ${name}, ${ours}, ${theirs}>`;
  }
  const isAlone =
    (LEGACY.has(key) && knows("legacy-bindings")) ||
    (key === "assets" && isInherited(subject, config) && knows("inherited-with-env"));
  if (isAlone) return `Alone<Ours, Theirs, ${name}, ${bindingRow(key).typescript}>`;
  const isKnownToUs = !types.includes(key) && isAnyBesideEnvironments(declared, binding) && knows("unsafe-services");
  if (isKnownToUs) return `KnownToUs<Ours, Theirs, ${name}, Fetcher>`;
  return `${types.some((type) => LOOSE.has(type)) ? "Same" : "Identical"}<Ours, Theirs, ${name}>`;
}

const LEGACY = new Set(["logfwdr.bindings", "wasm_modules"]);

/** What has no type of the platform's, and so none of which both could speak. */
const LOOSE = new Set(["k2", "unsafe.bindings", "vars"]);

/** Whether it is an entrypoint of this Worker, by the name that it has without the environment. */
function isOwnService({ subject, config }: Declared, { classes }: Binding): boolean {
  if (subject.env === undefined || config.main === undefined) return false;
  return (classes ?? []).some(({ key, worker, name }) => key === "services" && worker === config.name && name);
}

/** Whether it is exported by the entry, but not by a name that stands there. */
function isHiddenClass({ entry, config }: Declared, { worker, name }: ClassUse): boolean {
  if (config.main === undefined || worker !== undefined || name === undefined || !existsSync(entry)) return false;
  const text = readFileSync(entry, "utf8");
  return text.includes("export *") && !text.includes(name);
}

/** The types of a binding in all environments; those of plain classes without the class. */
function showTypes(declared: Declared, binding: Binding, isPlain: (use: ClassUse) => boolean): string {
  const { types, classes = [] } = binding;
  const others = types.filter((row) => !classes.some(({ key }) => key === row));
  const all = [
    ...others.map((row) => bindingRow(row).typescript),
    ...classes.map((use) => classType(declared, use, isPlain(use))),
  ];
  return [...new Set(all)].join(" | ");
}

/** The type of what is of a class, or `plain`, of none. */
function classType({ entry, config }: Declared, { key, worker, name }: ClassUse, isPlain: boolean): string {
  const isOwn = worker === undefined || worker === config.name;
  const of = `import(${quote(entry)}).${name}`;
  if (isPlain || !isOwn || name === undefined) return bindingRow(key).typescript;
  if (key === "services") return `Service<typeof ${of}>`;
  return key === "workflows" ? `Workflow<Parameters<${of}["run"]>[0]["payload"]>` : `DurableObjectNamespace<${of}>`;
}

/** Whether the one environment that counts has the assets of the top level. */
function isInherited({ env }: Subject, config: JsonObject): boolean {
  return env !== undefined && (config.env as Record<string, JsonObject>)[env]?.assets === undefined;
}

/** Whether it is an unsafe service of the top level, and the config has environments, all of which count. */
function isAnyBesideEnvironments({ subject, config }: Declared, { name }: Binding): boolean {
  if (subject.env !== undefined || Object.keys(config.env ?? {}).length === 0) return false;
  const bindings = (readAt(config, "unsafe.bindings") ?? []) as readonly { name?: Json; type?: Json }[];
  return bindings.some((binding) => binding.name === name && binding.type === "service");
}

function quote(name: string): string {
  return JSON.stringify(name);
}
