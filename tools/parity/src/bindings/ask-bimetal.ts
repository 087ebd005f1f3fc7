import { relative } from "node:path";
import { compile } from "@bimetal/compiler";
import { type Binding, type Diagnostic, readConfig } from "@bimetal/config";
import type { Subject } from "./subject.ts";

/** What Bimetal says of a config: the module that declares `Env`, or what is wrong. */
export interface BimetalAnswer {
  readonly module: string | undefined;
  readonly bindings: readonly Binding[];
  /** Without warnings, where there is a module. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The module is made for the folder `work`. */
export async function askBimetal({ root, file, env }: Subject, work: string): Promise<BimetalAnswer> {
  const { value: config, diagnostics } = readConfig(file, { root, env });
  if (!config) return { module: undefined, bindings: [], diagnostics };
  const compiled = await compile({ root, config, router: "hono", out: relative(root, work) });
  const module = compiled.value?.files.find(({ path }) => path === "env.ts")?.text;
  return { module, bindings: config.bindings, diagnostics: compiled.diagnostics };
}
