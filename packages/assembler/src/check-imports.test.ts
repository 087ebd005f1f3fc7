import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Diagnostic } from "@bimetal/config";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkImports } from "./check-imports.ts";

let root = "";
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "bimetal-imports-")));
});
afterEach(() => rmSync(root, { recursive: true }));

type Found = Pick<Diagnostic, "message" | "fix" | "location">;

/** What is found in these modules, of which `src/contract.ts` and `src/schemas.ts` bring zod. */
async function check(files: Readonly<Record<string, string>>, entry = "src/index.ts"): Promise<Found[]> {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  const modules = ["src/contract.ts", "src/schemas.ts"].map((file) => join(root, file));
  const found = await checkImports(root, join(root, entry), modules);
  return found.map(({ message, fix, location }) => ({ message, fix, location }));
}

const contract = {
  "src/contract.ts": 'import { z } from "zod";\nexport const Link = z.string();\nexport type Link = string;',
  "src/schemas.ts": 'export * from "zod";',
};

test("every import of a value stands at its place, in whatever module it is", async () => {
  const found = await check({
    ...contract,
    "src/index.ts": 'import { parse } from "./links/parse";\nexport default { fetch: parse, s: import("./schemas") };',
    "src/links/parse.ts":
      'import x from "hono";\n/* é */ import { Link } from "../contract";\nexport const parse = () => [x, Link];',
  });
  const fix = (from: string) => `import from "${from}" instead, and move what is no schema into a module without zod`;
  expect(found).toEqual([
    {
      message: 'importing "./schemas" puts zod and the contract\'s schemas into the Worker',
      fix: fix("../generated/schemas"),
      location: { file: "src/index.ts", line: 2, column: 42 },
    },
    {
      message: 'importing "../contract" puts zod and the contract\'s schemas into the Worker',
      fix: fix("../../generated/schemas"),
      location: { file: "src/links/parse.ts", line: 2, column: 30 },
    },
  ]);
});

test("an entry beside `generated` is told the way to it", async () => {
  const [found] = await check(
    { ...contract, "worker.ts": 'export { Link as default } from "./src/contract";' },
    "worker.ts",
  );
  expect(found?.fix).toContain('"./generated/schemas"');
});

test.each([
  ["types", 'import type { Link } from "./contract";\nexport default (link: Link) => link;'],
  ["a name that is used as a type", 'import { Link } from "./contract";\nexport default (link: Link) => link;'],
  ["what does not import it", 'import page from "./page.html";\nimport "hono";\nexport default page;'],
  ["what cannot be bundled", 'import { Link } from "./contract"\nexport default (Link;'],
  ["what is not there", 'import { Link } from "./nowhere";\nexport default Link;'],
])("nothing is said of %s", async (_, text) => {
  expect(await check({ ...contract, "src/page.html": "<p>", "src/index.ts": text })).toEqual([]);
});
