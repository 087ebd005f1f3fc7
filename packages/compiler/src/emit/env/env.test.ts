import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Binding, bindingTable, parseConfig } from "@bimetal/config";
import { expect, test } from "vitest";
import { expectGoldens, FIXTURES, listCases } from "../../../test/goldens.ts";
import { checkBindingNames } from "../../check/binding-names.ts";
import { emitEnvRs, emitEnvTs } from "./index.ts";

const cases = listCases("env").map((name) => ({ name, ...readCase(name) }));

test.each(cases)("$name", ({ name, source, bindings }) => {
  const input = { bindings, payloads: [], source };
  expectGoldens("env", name, [
    { path: "env.rs", text: emitEnvRs(input) },
    { path: "env.ts", text: emitEnvTs(input) },
  ]);
});

test.each(bindingTable.map(({ key }) => key))("%s has a golden", (key) => {
  const covered = cases.flatMap(({ bindings }) => bindings.map((binding) => binding.key));
  expect(covered).toContain(key);
});

function readCase(name: string): { source: string; bindings: readonly Binding[] } {
  const folder = join(FIXTURES, "env", name);
  const [source = ""] = readdirSync(folder).filter((file) => file.startsWith("wrangler."));
  const { value, diagnostics } = parseConfig(source, readFileSync(join(folder, source), "utf8"));
  expect(diagnostics).toEqual([]);
  const bindings = value?.bindings ?? [];
  expect(checkBindingNames(bindings)).toEqual([]);
  return { source, bindings };
}
