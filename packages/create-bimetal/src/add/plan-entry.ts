import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { editEntry } from "../edit/entry.ts";
import { makesApp } from "../edit/module.ts";
import { readText } from "../plan/apply-plan.ts";
import { UserError } from "../user-error.ts";
import type { Planning } from "./planning.ts";

/** The modules that Bimetal takes for the Worker's; a test compares them with the compiler's. */
export const ENTRIES = ["src/index.ts", "src/index.tsx", "src/index.mts", "src/index.js", "src/index.mjs"] as const;

/**
 * The Worker's module gets the routes. One at another place is exported from where Bimetal looks for it. Says whether
 * middleware of its author's may answer before them.
 */
export function planEntry({ project: { root, entry }, edit, keep }: Planning): boolean {
  let isGuarded = false;
  const found = ENTRIES.find((path) => existsSync(join(root, path)));
  if (found !== undefined && found !== entry) {
    throw new UserError(
      `${found} is there, but \`main\` is ${entry}, and Bimetal takes the first for the Worker's module: give ${found} another name first.`,
    );
  }
  const hasRoutes = /["'][./]*generated\/routes/.test(readText(join(root, entry)) ?? "");
  if (hasRoutes) keep(entry, "it has the routes of a contract");
  else {
    edit(entry, (text) => {
      const edited = editEntry(entry, text, {
        routes: relativeImport(entry, "generated/routes"),
        makesApp: (module) => {
          const text = readModule(root, posix.join(posix.dirname(entry), module));
          const makes = text !== undefined && makesApp(text);
          if (makes && /\.use\(/.test(text)) isGuarded = true;
          return makes;
        },
      });
      isGuarded ||= edited.isGuarded;
      for (const note of edited.notes) keep(entry, note);
      return edited.text;
    });
  }
  if (found !== undefined) return isGuarded;
  const from = JSON.stringify(relativeImport("src/index.ts", entry.replace(/\.[cm]?[jt]sx?$/, "")));
  const index = /tsx?$/.test(entry) ? "src/index.ts" : "src/index.js";
  edit(
    index,
    () => `// The Worker, where Bimetal looks for it.\nexport * from ${from};\nexport { default } from ${from};\n`,
  );
  return isGuarded;
}

function relativeImport(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

/** The text of a module of the project, which is imported with or without its ending. */
function readModule(root: string, module: string): string | undefined {
  const endings = ["", ".ts", ".tsx", ".js", ".jsx", "/index.ts", "/index.tsx", "/index.js"];
  const stem = module.replace(/\.[cm]?jsx?$/, "");
  const file = [module, ...endings.map((ending) => stem + ending)].find(
    (path) => /\.\w+$/.test(path) && existsSync(join(root, path)),
  );
  return file === undefined ? undefined : readText(join(root, file));
}
