import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Does in a project what its README says: adds routes, a binding and tests, each as it stands there. */
export function followReadme(root: string): void {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  for (const [, language = "", block = ""] of readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)) {
    const [file, change] = findPlace(language, block);
    const text = readFileSync(join(root, file), "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${file} has not the place that README.md speaks of`);
    writeFileSync(join(root, file), changed);
  }
  if (existsSync(join(root, "src/contract.ts"))) importNames(join(root, "src/contract.ts"));
}

type Place = readonly [file: string, change: (text: string) => string];

/** Where a block of the README belongs, by what it begins with. */
function findPlace(language: string, block: string): Place {
  const append = (text: string): string => `${text}\n${block}`;
  if (language === "toml") return ["wrangler.toml", append];
  if (language === "rust")
    return block.startsWith("#[test]") ? ["src/tests.rs", append] : ["src/lib.rs", addRust(block)];
  if (block.startsWith("test(")) return ["test/worker.test.ts", append];
  if (block.startsWith("const ")) return ["src/contract.ts", (text) => text.replace("/** The routes", `${block}\n$&`)];
  if (block.startsWith("bindings:")) return ["src/contract.ts", (text) => text.replace("  routes: {\n", `${block}$&`)];
  if (/^\w+: (get|post)\(/.test(block)) return ["src/contract.ts", (text) => text.replace("routes: {\n", `$&${block}`)];
  const imports = block.includes("bindings(") ? 'import { bindings } from "../generated/bindings";\n' : "";
  return ["src/index.ts", (text) => imports + text.replace("createApp({\n", `$&${block}`)];
}

/** A line of the `Router`, or a handler: with the `serve!` that takes the place of the one that is there, or without. */
function addRust(block: string): (text: string) => string {
  if (block.startsWith(" ")) return (text) => text.replace(/^ +\.get\("\/".*\n/m, `$&${block}`);
  const serve = /^generated::serve! \{.*?\}\n/ms;
  const [own] = serve.exec(block) ?? [];
  if (own !== undefined) return (text) => `${text.replace(serve, own)}\n${block.replace(own, "")}`;
  const [, handler] = /fn (\w+)/.exec(block) ?? [];
  return (text) => `${text.replace(/^ {4}home,$/m, `$&\n    ${handler},`)}\n${block}`;
}

/** A contract imports what it calls of these. */
function importNames(file: string): void {
  const text = readFileSync(file, "utf8");
  const [names = ""] = /(?<=^import \{ ).*(?= \} from "bimetal")/m.exec(text) ?? [];
  const missing = ["kv", "post", "text"].filter((name) => text.includes(` ${name}(`) && !names.includes(name));
  if (missing.length > 0) writeFileSync(file, text.replace(names, [names, ...missing].join(", ")));
}
