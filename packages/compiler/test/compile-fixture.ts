import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { formatDiagnostics, readConfig } from "@bimetal/config";
import { type Compilation, compile } from "../src/index.ts";
import { FIXTURES } from "./goldens.ts";

/** Compiles the fixture in `<group>/<name>/`, which must be without a mistake. */
export async function compileFixture(group: string, name: string): Promise<Compilation> {
  const root = join(FIXTURES, group, name);
  const [file = "wrangler.toml"] = globSync("wrangler.*", { cwd: root });
  const config = readConfig(file, { root });
  if (!config.value) throw new Error(formatDiagnostics(config.diagnostics));
  const contract = existsSync(join(root, "contract.ts")) ? "contract.ts" : undefined;
  const { value, diagnostics } = await compile({ root, config: config.value, contract });
  if (!value) throw new Error(formatDiagnostics(diagnostics));
  return value;
}
