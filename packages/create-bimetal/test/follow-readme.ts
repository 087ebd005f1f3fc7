import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Does in a project what its README says: adds a route, a binding and a test, each as it stands there. */
export function followReadme(root: string): void {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const blocks = (language: string): string[] =>
    [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, own, text = ""]) => (own === language ? [text] : []));
  const edit = (file: string, change: (text: string) => string): void => {
    const text = readFileSync(join(root, file), "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${file} has not the place that README.md speaks of`);
    writeFileSync(join(root, file), changed);
  };

  const [rust, typescript] = [blocks("rust"), blocks("ts")];
  const test = typescript.pop();
  if (existsSync(join(root, "src/contract.ts"))) edit("src/contract.ts", (text) => addRoute(text, typescript[0] ?? ""));
  if (rust.length > 0) edit("src/lib.rs", (text) => rust.reduce(addRust, text));
  const handler = typescript[1];
  if (handler !== undefined) edit("src/index.ts", (text) => text.replace("createApp({\n", `$&${handler}`));
  edit("wrangler.toml", (text) => `${text}\n${blocks("toml")[0]}`);
  edit("test/worker.test.ts", (text) => `${text}\n${test}\n${BINDING_TEST}`);
}

const BINDING_TEST = `test("the binding", async () => {
  expect(await worker.env.CACHE.get("nothing")).toBeNull();
});
`;

function addRoute(text: string, block: string): string {
  const [names = ""] = /(?<=^import \{ ).*(?= \} from "bimetal")/m.exec(text) ?? [];
  const imported = names.includes("text") ? text : text.replace(names, `${names}, text`);
  return imported.replace("routes: {\n", `$&${block}`);
}

/** A line of the `Router`, or a handler: with the `serve!` that takes the place of the one that is there, or without. */
function addRust(text: string, block: string): string {
  if (block.startsWith(" ")) return text.replace(/^ +\.get\("\/".*\n/m, `$&${block}`);
  const serve = /^generated::serve! \{.*?\}\n/ms;
  const [own] = serve.exec(block) ?? [];
  if (own !== undefined) return `${text.replace(serve, own)}\n${block.replace(own, "")}`;
  return `${text.replace(/^ {4}home,$/m, "$&\n    shout,")}\n${block}`;
}
