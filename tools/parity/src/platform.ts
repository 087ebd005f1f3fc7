import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of the platform's types: `index.ts` exports them, and `index.d.ts` has the same as globals. */
export const PLATFORM: string = dirname(
  createRequire(import.meta.url).resolve("@cloudflare/workers-types/package.json"),
);

const EXPORTED: ReadonlySet<string> = new Set(
  [...readFileSync(join(PLATFORM, "index.ts"), "utf8").matchAll(/^export (?:declare )?(?:abstract )?\w+ (\w+)/gm)].map(
    ([, name = ""]) => name,
  ),
);

/**
 * Imports what a text names of the platform, as Bimetal's modules do. To compare a global with the same declaration in a
 * module takes the type checker minutes.
 */
export function importPlatform(text: string): string {
  const names = new Set([...text.matchAll(/\b[A-Z]\w+/g)].map(([name]) => name));
  // wrangler declares a namespace of this name itself.
  const known = [...names].filter((name) => EXPORTED.has(name) && name !== "Cloudflare");
  return `import type { ${known.join(", ")} } from "@cloudflare/workers-types";`;
}
