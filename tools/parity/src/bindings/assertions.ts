import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Binding, bindingRow, type Json } from "@bimetal/config";
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
  readonly knows: (id: DifferenceId) => boolean;
}

/** What must be true of the two `Env`s of a config: of every key, and that there are no others. */
export function assertSame(declared: Declared): Assertion[] {
  const { bindings, knows } = declared;
  const names = bindings.map(({ name }) => quote(name));
  const extra = knows("logfwdr") ? [quote("LOGFWDR_SCHEMA")] : [];
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
  const isAlone =
    (key === "logfwdr.bindings" && knows("logfwdr")) ||
    (key === "wasm_modules" && knows("wasm-modules")) ||
    (key === "assets" && isInherited(subject, config) && knows("inherited-with-env"));
  if (isAlone) return `Alone<Ours, Theirs, ${name}, ${bindingRow(key).typescript}>`;
  if (binding.classes && isHidden(subject, config) && knows("hidden-classes")) {
    return `Typed<Ours, Theirs, ${name}, ${bindingRow(key).typescript}>`;
  }
  const isKnownToUs = !types.includes(key) && isAnyBesideEnvironments(declared, binding) && knows("unsafe-services");
  return isKnownToUs ? `KnownToUs<Ours, Theirs, ${name}, Fetcher>` : `Same<Ours, Theirs, ${name}>`;
}

/** Whether the one environment that counts has the assets of the top level. */
function isInherited({ env }: Subject, config: JsonObject): boolean {
  return env !== undefined && (config.env as Record<string, JsonObject>)[env]?.assets === undefined;
}

/** Whether the Worker's classes are exported by modules behind its entry, of which wrangler reads the entry alone. */
function isHidden({ root }: Subject, { main }: JsonObject): boolean {
  const entry = typeof main === "string" ? join(root, main) : undefined;
  return entry !== undefined && existsSync(entry) && readFileSync(entry, "utf8").includes("export *");
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
