import { join } from "node:path";
import { createTestHarness, experimental_readRawConfig, type TestHarness } from "wrangler";
import { type Project, projectFolder } from "./build.ts";

/** Projects that run together on workerd, with the configs of their authors. */
export interface Started {
  /** Where the first one listens. */
  readonly url: URL;
  readonly harness: TestHarness;
  /** Asks it over HTTP, as any client does. */
  readonly ask: (path: string, init?: RequestInit) => Promise<{ status: number; text: string }>;
}

export async function start(...projects: readonly Project[]): Promise<Started> {
  const workers = projects.map((name) => {
    const { rawConfig } = experimental_readRawConfig({ config: join(projectFolder(name), "wrangler.toml") });
    // They are built already, some as a release.
    const { build: _, env: __, main = "", ...config } = rawConfig;
    return { config: { ...config, main: join(projectFolder(name), main) } };
  });
  const harness = createTestHarness({ root: projectFolder(projects[0] ?? ""), workers });
  const { url } = await harness.listen();
  const ask: Started["ask"] = async (path, init) => {
    const response = await fetch(new URL(path, url), init);
    return { status: response.status, text: await response.text() };
  };
  return { url, harness, ask };
}
