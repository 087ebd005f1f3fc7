import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { formatDiagnostics, readConfig } from "@bimetal/config";
import type { Group, Route, Routes } from "bimetal";
import type { z } from "zod";
import { readContract } from "../src/contract/read-contract.ts";
import { type Compilation, compile, type Router } from "../src/index.ts";
import { FIXTURES } from "./goldens.ts";

/** Compiles the fixture in `<group>/<name>/`, which must be without a mistake. */
export async function compileFixture(group: string, name: string, router: Router = "mixed"): Promise<Compilation> {
  const root = join(FIXTURES, group, name);
  const [file = "wrangler.toml"] = globSync("wrangler.*", { cwd: root });
  const config = readConfig(file, { root });
  if (!config.value) throw new Error(formatDiagnostics(config.diagnostics));
  const contract = existsSync(join(root, "contract.ts")) ? "contract.ts" : undefined;
  const { value, diagnostics } = await compile({ root, config: config.value, contract, router });
  if (!value) throw new Error(formatDiagnostics(diagnostics));
  return value;
}

/** The zod schema of a route's part, as the fixture's contract has made it: `zodOf(routes, ["admin", "home"], "query")`. */
export function zodOf(routes: Routes, path: readonly string[], part: "body" | "query" | "params"): z.ZodType {
  const [name = "", ...rest] = path;
  const entry = routes[name];
  if (rest.length > 0) return zodOf((entry as Group).options.routes, rest, part);
  return (entry as Route).options[part] as unknown as z.ZodType;
}

/** The routes of the fixture in `contracts/<name>/`, with their zod schemas. */
export async function loadRoutes(name: string): Promise<Routes> {
  const { value, diagnostics } = await readContract(join(FIXTURES, "contracts", name), "contract.ts");
  if (!value) throw new Error(formatDiagnostics(diagnostics));
  return value.contract.options.routes;
}
