import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { editEntry } from "../edit/entry.ts";
import { makesApp } from "../edit/module.ts";
import { readText } from "../plan/apply-plan.ts";
import { UserError } from "../user-error.ts";
import type { Planning } from "./planning.ts";

/** The modules that Bimetal takes for the Worker's; a test compares them with the compiler's. */
export const ENTRIES = ["src/index.ts", "src/index.tsx", "src/index.mts", "src/index.js", "src/index.mjs"] as const;

/** The Worker's module gets the routes. One at another place is exported from where Bimetal looks for it. */
export function planEntry({ project: { root, entry }, edit, keep }: Planning): void {
  const found = ENTRIES.find((path) => existsSync(join(root, path)));
  if (found !== undefined && found !== entry) {
    throw new UserError(
      `${found} is there, but \`main\` is ${entry}, and Bimetal takes the first for the Worker's module: give ${found} another name first.`,
    );
  }
  const hasRoutes = /["'][./]*generated\/routes/.test(readText(join(root, entry)) ?? "");
  if (hasRoutes) keep(entry, "it has the routes of a contract");
  else {
    edit(entry, (text) =>
      editEntry(entry, text, {
        routes: relativeImport(entry, "generated/routes"),
        makesApp: (module) => isApp(root, posix.join(posix.dirname(entry), module)),
      }),
    );
  }
  if (found !== undefined) return;
  const from = JSON.stringify(relativeImport("src/index.ts", entry.replace(/\.[cm]?[jt]sx?$/, "")));
  const index = /tsx?$/.test(entry) ? "src/index.ts" : "src/index.js";
  edit(
    index,
    () => `// The Worker, where Bimetal looks for it.\nexport * from ${from};\nexport { default } from ${from};\n`,
  );
}

function relativeImport(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** Whether a module of the project, which is imported with or without its ending, makes a Hono app. */
function isApp(root: string, module: string): boolean {
  const endings = ["", ".ts", ".tsx", ".js", ".jsx", "/index.ts", "/index.tsx", "/index.js"];
  const stem = module.replace(/\.[cm]?jsx?$/, "");
  const file = [module, ...endings.map((ending) => stem + ending)].find(
    (path) => /\.\w+$/.test(path) && existsSync(join(root, path)),
  );
  return file !== undefined && makesApp(readText(join(root, file)) ?? "");
}
